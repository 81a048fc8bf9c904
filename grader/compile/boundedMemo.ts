/**
 * Remembers what `compute` gave for a text; forgets the texts used longest ago once they come to more than
 * `maxCharacters` in all.
 */
export function boundedMemo<T>(maxCharacters: number, compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  let characters = 0;

  return (text) => {
    const found = known.get(text);
    if (found !== undefined) {
      // A Map keeps the order of insertion: taking it out and in again makes it the youngest.
      known.delete(text);
      known.set(text, found);
      return found;
    }
    const made = compute(text);
    known.set(text, made);
    characters += text.length + 1;
    for (const oldest of known.keys()) {
      if (characters <= maxCharacters || known.size === 1) break;
      known.delete(oldest);
      characters -= oldest.length + 1;
    }
    return made;
  };
}

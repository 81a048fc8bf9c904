/** The first of some names, and how many more there are: `a, b and 3 more`. */
export function listSome(names: readonly string[], most: number, and = ' and'): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(', ')}${and} ${more} more` : names.join(', ');
}

/**
 * How a value has to do with a name from outside: it is the thing itself (`=`), a part of it (`.`), it holds the thing
 * (`+`), or the two have a part in common (`~`). Written before the name, so that sets hold each but once.
 */
export type Root = `${Tie}${string}`;
export type Tie = '=' | '.' | '+' | '~';

export function tieOf(root: Root): Tie {
  return root[0] as Tie;
}

export function nameOf(root: Root): string {
  return root.slice(1);
}

/** What a part of a value is, by what the value is. */
export function partsOf(roots: readonly Root[]): readonly Root[] {
  return roots.map((root): Root => `${tieOf(root) === '+' ? '=' : '.'}${nameOf(root)}`);
}

/** What a thing that holds a value is, by what the value is. */
export function holdersOf(roots: readonly Root[]): readonly Root[] {
  return roots.map((root): Root => `${'=+'.includes(tieOf(root)) ? '+' : '~'}${nameOf(root)}`);
}

/** Whether who changes such a value changes the thing of that name; a new list or record around it is not it. */
export function isInside(root: Root): boolean {
  return root.startsWith('=') || root.startsWith('.');
}

/** What a function gives back, as a name. */
export function resultOf(functionName: string): string {
  return `${functionName}()`;
}

/** The name itself; of what a function gave back, the function's. */
export function baseOf(root: Root): string {
  return nameOf(root).replace(/\(\)$/, '');
}

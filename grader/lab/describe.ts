import { Matrix } from 'ml-matrix';

const longestList = 6;
const deepestList = 3;

/** How a call reads in a message to a student: `np.zeros(3, 2)`. */
export function describeCall(name: string, args: readonly unknown[]): string {
  return `${name}(${args.map((arg) => describeValue(arg)).join(', ')})`;
}

/** A value in a few characters, whatever it is: `[3, 2]`, `"three"`, `a matrix of shape (2, 3)`. */
export function describeValue(value: unknown, depth = 0): string {
  if (Matrix.isMatrix(value)) return `a matrix of shape ${describeShape(value)}`;
  if (Array.isArray(value)) return describeList(value, depth);
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
    case 'function':
      return 'a function';
    case 'object':
      return value === null ? 'null' : 'an object';
    case 'number':
    case 'bigint':
    case 'boolean':
    case 'symbol':
    case 'undefined':
      return String(value);
  }
}

/** `(2, 3)`: rows, then columns, as NumPy writes a shape. */
export function describeShape(matrix: { readonly rows: number; readonly columns: number }): string {
  return `(${matrix.rows}, ${matrix.columns})`;
}

function describeList(list: readonly unknown[], depth: number): string {
  if (depth >= deepestList) return '[…]';
  const shown = list.slice(0, longestList).map((item) => describeValue(item, depth + 1));
  if (list.length > longestList) shown.push('…');
  return `[${shown.join(', ')}]`;
}

import { Matrix } from 'ml-matrix';
import { describeCall, describeValue } from '../describe';

/** `np.zeros([rows, columns])`. */
export function zeros(...args: readonly unknown[]): Matrix {
  const [rows, columns] = readShape('np.zeros', args);
  return new Matrix(rows, columns);
}

/** `np.ones([rows, columns])`. */
export function ones(...args: readonly unknown[]): Matrix {
  const [rows, columns] = readShape('np.ones', args);
  return new Matrix(rows, columns).fill(1);
}

/** `np.array(rows)`: a matrix from lists of numbers of one length; a matrix is copied. */
export function array(...args: readonly unknown[]): Matrix {
  const [rows] = args;
  if (args.length === 1 && Matrix.isMatrix(rows)) return new Matrix(rows.to2DArray());
  if (args.length !== 1 || !Array.isArray(rows) || rows.length === 0 || !rows.every(Array.isArray)) {
    throw new Error(
      `np.array takes a list of rows, for example np.array([[1, 2, 3]]); it was called as ${describeCall('np.array', args)}.`,
    );
  }
  const lists: readonly (readonly unknown[])[] = rows;
  const columns = lists[0]?.length ?? 0;
  const result = new Matrix(lists.length, columns);
  lists.forEach((list, row) => {
    if (list.length !== columns) {
      throw new Error(
        `np.array takes rows of one length; row 0 has ${countEntries(columns)} and row ${row} has ${list.length}.`,
      );
    }
    list.forEach((entry, column) => {
      if (typeof entry !== 'number') {
        throw new Error(`np.array takes numbers; row ${row}, column ${column} is ${describeValue(entry)}.`);
      }
      result.set(row, column, entry);
    });
  });
  return result;
}

/**
 * The one argument of `np.zeros` and its like: a list of two sizes.
 * @throws Error for anything else, with the call as it was made and as it should be
 */
function readShape(name: string, args: readonly unknown[]): readonly [rows: number, columns: number] {
  const [shape] = args;
  if (args.length === 1 && Array.isArray(shape) && shape.length === 2) {
    const sizes: readonly unknown[] = shape;
    return readSizes(name, sizes, args);
  }
  const suggestion =
    args.length === 2 && args.every((arg) => typeof arg === 'number') ? args : ['rows', 'columns'];
  throw new Error(
    `${name} takes one shape, ${name}([${suggestion.join(', ')}]); it was called as ${describeCall(name, args)}.`,
  );
}

/**
 * Two sizes of a matrix.
 * @throws Error naming the size that is not a whole number of at least 0
 */
export function readSizes(
  name: string,
  sizes: readonly unknown[],
  args: readonly unknown[],
): readonly [rows: number, columns: number] {
  const [rows, columns] = sizes;
  if (isSize(rows) && isSize(columns)) return [rows, columns];
  const [axis, wrong] = isSize(rows) ? ['columns', columns] : ['rows', rows];
  throw new Error(
    `${name} takes sizes that are whole numbers, 0 or more; ` +
      `the number of ${axis} is ${describeValue(wrong)} in ${describeCall(name, args)}.`,
  );
}

function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function countEntries(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}

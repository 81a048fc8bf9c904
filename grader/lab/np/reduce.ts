import { Matrix } from 'ml-matrix';
import { describeCall } from '../describe';
import { readOperands } from './operands';
import type { Operand, Reduction } from './types';

/** `np.sum`. Of no entries it is 0. */
export const sum = makeReduction('np.sum', (total) => total);

/** `np.mean`. Of no entries it is NaN, as in NumPy. */
export const mean = makeReduction('np.mean', (total, count) => total / count);

function makeReduction(name: string, finish: (total: number, count: number) => number): Reduction {
  const apply = (...args: unknown[]): Operand => {
    const [operand, axis, ...rest] = args;
    const [x] = readOperands(name, [operand], 1) as readonly [Operand];
    if (rest.length > 0 || (axis !== undefined && axis !== 0 && axis !== 1)) {
      throw new Error(
        `${name} takes a matrix and, if wanted, an axis: 0 to go down each column, 1 to go along each row; ` +
          `it was called as ${describeCall(name, args)}.`,
      );
    }
    if (typeof x === 'number') return finish(x, 1);
    return axis === undefined ? finish(addUp(x), x.rows * x.columns) : reduceAxis(x, axis, finish);
  };
  return apply as Reduction;
}

function reduceAxis(x: Matrix, axis: 0 | 1, finish: (total: number, count: number) => number): Matrix {
  const [length, count] = axis === 0 ? [x.columns, x.rows] : [x.rows, x.columns];
  const result = axis === 0 ? new Matrix(1, length) : new Matrix(length, 1);
  for (let i = 0; i < length; i++) {
    let total = 0;
    for (let j = 0; j < count; j++) total += axis === 0 ? x.get(j, i) : x.get(i, j);
    if (axis === 0) result.set(0, i, finish(total, count));
    else result.set(i, 0, finish(total, count));
  }
  return result;
}

function addUp(x: Matrix): number {
  let total = 0;
  for (let row = 0; row < x.rows; row++) {
    for (let column = 0; column < x.columns; column++) total += x.get(row, column);
  }
  return total;
}

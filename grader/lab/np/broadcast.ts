import { Matrix } from 'ml-matrix';
import { describeShape } from '../describe';
import type { Operand } from './types';

/**
 * `combine` of each pair of entries, by NumPy's broadcasting: along each axis the two sizes are equal, or one of them
 * is 1 and is repeated. Two numbers give a number, anything else a new matrix; the operands stay as they are.
 * @throws Error naming both shapes when they do not fit
 */
export function broadcast(
  name: string,
  a: Operand,
  b: Operand,
  combine: (x: number, y: number) => number,
): Operand {
  if (typeof a === 'number' && typeof b === 'number') return combine(a, b);
  const left = toMatrix(a);
  const right = toMatrix(b);
  const rows = fitSize(left.rows, right.rows);
  const columns = fitSize(left.columns, right.columns);
  if (rows === null || columns === null) {
    throw new Error(
      `${name} cannot combine shapes ${describeShape(left)} and ${describeShape(right)}: ` +
        'along each axis the sizes must be equal, or one of them must be 1.',
    );
  }
  const result = new Matrix(rows, columns);
  for (let row = 0; row < rows; row++) {
    const leftRow = left.rows === 1 ? 0 : row;
    const rightRow = right.rows === 1 ? 0 : row;
    for (let column = 0; column < columns; column++) {
      const x = left.get(leftRow, left.columns === 1 ? 0 : column);
      const y = right.get(rightRow, right.columns === 1 ? 0 : column);
      result.set(row, column, combine(x, y));
    }
  }
  return result;
}

function toMatrix(operand: Operand): Matrix {
  return typeof operand === 'number' ? new Matrix([[operand]]) : operand;
}

function fitSize(a: number, b: number): number | null {
  if (a === b || b === 1) return a;
  return a === 1 ? b : null;
}

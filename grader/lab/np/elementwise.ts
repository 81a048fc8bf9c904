import { Matrix } from 'ml-matrix';
import { broadcast } from './broadcast';
import { readOperands } from './operands';
import type { Binary, Operand, Unary } from './types';

/** `np.<name>` of two operands: entry by entry, with broadcasting. */
export function makeBinary(name: string, combine: (x: number, y: number) => number): Binary {
  const fullName = `np.${name}`;
  const apply = (...args: unknown[]): Operand => {
    const [a, b] = readOperands(fullName, args, 2) as readonly [Operand, Operand];
    return broadcast(fullName, a, b, combine);
  };
  return apply as Binary;
}

/** `np.<name>` of one operand: entry by entry. */
export function makeUnary(name: string, transform: (x: number) => number): Unary {
  const apply = (...args: unknown[]): Operand => {
    const [x] = readOperands(`np.${name}`, args, 1) as readonly [Operand];
    return typeof x === 'number' ? transform(x) : mapEntries(x, transform);
  };
  return apply as Unary;
}

function mapEntries(matrix: Matrix, transform: (x: number) => number): Matrix {
  const result = new Matrix(matrix.rows, matrix.columns);
  for (let row = 0; row < matrix.rows; row++) {
    for (let column = 0; column < matrix.columns; column++) {
      result.set(row, column, transform(matrix.get(row, column)));
    }
  }
  return result;
}

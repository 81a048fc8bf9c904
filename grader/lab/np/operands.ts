import { Matrix } from 'ml-matrix';
import { describeCall } from '../describe';
import type { Operand } from './types';

/**
 * `args` as `count` numbers and matrices.
 * @throws Error for any other count or kind, in one sentence a student can act on
 */
export function readOperands(name: string, args: readonly unknown[], count: 1 | 2): readonly Operand[] {
  const operands = args.filter(isOperand);
  if (operands.length === count && args.length === count) return operands;
  const expected = count === 1 ? 'one number or matrix' : 'two numbers or matrices';
  const remedy = args.some((arg) => Array.isArray(arg)) ? ' (make a list a matrix with np.array)' : '';
  throw new Error(`${name} takes ${expected}${remedy}; it was called as ${describeCall(name, args)}.`);
}

export function isOperand(value: unknown): value is Operand {
  return typeof value === 'number' || Matrix.isMatrix(value);
}

import { describeShape } from '../describe';
import { broadcast } from './broadcast';
import { readOperands } from './operands';
import type { Binary, Operand } from './types';

/** `np.dot`: the matrix product; with a number on either side, the product entry by entry. */
export const dot = ((...args: unknown[]): Operand => {
  const [a, b] = readOperands('np.dot', args, 2) as readonly [Operand, Operand];
  if (typeof a === 'number' || typeof b === 'number') return broadcast('np.dot', a, b, (x, y) => x * y);
  if (a.columns !== b.rows) {
    throw new Error(
      `np.dot cannot multiply shapes ${describeShape(a)} and ${describeShape(b)}: ` +
        `the first has ${a.columns} columns, so the second must have ${a.columns} rows, not ${b.rows}.`,
    );
  }
  return a.mmul(b);
}) as Binary;

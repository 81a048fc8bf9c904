import type { Pattern } from './explanation';
import { findOnlyNumber, isClose } from './isClose';
import type { PairedCase } from './pairMatrices';

/** Every weight is so much more than it should be, and the biases are right. */
export function findOffset(cases: readonly PairedCase[]): Pattern | null {
  if (cases.some(({ biases }) => biases.some((item) => !item.isRight))) return null;
  const expected = cases.flatMap(({ weights }) => weights.flatMap((item) => item.expected));
  const actual = cases.flatMap(({ weights }) => weights.flatMap((item) => item.actual));
  // Where all should be one number, that they are another says more.
  if (expected.length < 4 || findOnlyNumber(expected) !== null) return null;
  const differences = actual.map((value, index) => value - (expected[index] ?? NaN));
  const offset = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  const holds = actual.every((value, index) => isClose(value, (expected[index] ?? NaN) + offset, offset));
  return holds ? { kind: 'offset', offset: Number(offset.toPrecision(12)) } : null;
}

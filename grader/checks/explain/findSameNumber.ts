import type { Pattern } from './explanation';
import { findOnlyNumber } from './isClose';
import type { PairedCase } from './pairMatrices';

/** All weights are one number where they should be many or another, or are many where they should be one. */
export function findSameNumber(cases: readonly PairedCase[]): Pattern | null {
  const weights = cases.flatMap((item) => item.weights);
  const actual = weights.flatMap((item) => item.actual);
  const expected = findOnlyNumber(weights.flatMap((item) => item.expected));
  if (actual.length < 4) return null;
  const found = findOnlyNumber(actual);
  if (found !== null) return { kind: 'same-number', found, expected };
  const isEachConstant = weights.every((item) => findOnlyNumber(item.actual) !== null);
  if (isEachConstant) return { kind: 'same-number', found: null, expected };
  return expected === null ? null : { kind: 'not-constant', expected };
}

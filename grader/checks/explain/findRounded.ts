import type { Pattern } from './explanation';
import { findOnlyNumber } from './isClose';
import type { PairedCase } from './pairMatrices';

/** More decimals than this agree within the tolerance. */
const MOST_DECIMALS = 9;

/** The weights are right as far as they go, and go less far than a double does. */
export function findRounded(cases: readonly PairedCase[]): Pattern | null {
  const expected = cases.flatMap(({ weights }) => weights.flatMap((item) => item.expected));
  const actual = cases.flatMap(({ weights }) => weights.flatMap((item) => item.actual));
  if (findOnlyNumber(actual) !== null || findOnlyNumber(expected) !== null) return null;
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
    for (const shorten of [Math.round, Math.trunc, Math.floor]) {
      const unit = 10 ** decimals;
      const holds = actual.every((value, index) => {
        const short = shorten((expected[index] ?? NaN) * unit) / unit;
        return Math.abs(value - short) <= 1e-12 * Math.max(1, Math.abs(short));
      });
      if (holds) return { kind: 'rounded', decimals };
    }
  }
  const isSingle = actual.every((value, index) => value === Math.fround(expected[index] ?? NaN));
  return isSingle ? { kind: 'rounded', decimals: 'single-precision' } : null;
}

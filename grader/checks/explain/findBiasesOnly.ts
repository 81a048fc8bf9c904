import type { Pattern } from './explanation';
import { findOnlyNumber } from './isClose';
import type { PairedCase } from './pairMatrices';

/** Every weight is right, so it is the biases. */
export function findBiasesOnly(cases: readonly PairedCase[]): Pattern | null {
  if (cases.some(({ weights }) => weights.length === 0 || weights.some((item) => !item.isRight))) return null;
  const biases = cases.flatMap((item) => item.biases);
  return {
    kind: 'biases-only',
    found: findOnlyNumber(biases.flatMap((item) => item.actual)),
    expected: findOnlyNumber(biases.flatMap((item) => item.expected)),
  };
}

import type { Pattern } from './explanation';
import type { PairedCase } from './pairMatrices';

/** Weights that are no numbers, where numbers are expected. */
export function findNotFinite(cases: readonly PairedCase[]): Pattern | null {
  const found = cases.flatMap(({ weights }) => weights.flatMap((item) => item.actual));
  const count = found.filter((value) => !Number.isFinite(value)).length;
  return count === 0 ? null : { kind: 'not-finite', count, of: found.length };
}

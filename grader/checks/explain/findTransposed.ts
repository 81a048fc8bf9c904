import type { Pattern } from './explanation';
import { isClose } from './isClose';
import type { PairedCase, MatrixPair } from './pairMatrices';

/** The right numbers in each matrix, filled in by columns where they should run by rows, or the other way. */
export function findTransposed(cases: readonly PairedCase[]): Pattern | null {
  const weights = cases.flatMap((item) => item.weights);
  const isSquare = weights.every(({ rows, columns }) => rows === columns || rows === 1 || columns === 1);
  for (const filled of ['by-columns', 'by-rows'] as const) {
    if (weights.every((item) => isFilled(item, filled))) return { kind: 'transposed', filled, isSquare };
  }
  return null;
}

function isFilled(
  { rows, columns, expected, actual }: MatrixPair,
  filled: 'by-columns' | 'by-rows',
): boolean {
  return actual.every((_, index) => {
    // Where the entry at this place of the rows' order stands when the same numbers run down the columns.
    const turned = (index % rows) * columns + Math.floor(index / rows);
    const [place, source] = filled === 'by-columns' ? [turned, index] : [index, turned];
    return isClose(actual[place] ?? NaN, expected[source] ?? NaN);
  });
}

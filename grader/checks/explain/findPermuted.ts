import type { Order, Pattern } from './explanation';
import { isClose } from './isClose';
import type { PairedCase, MatrixPair } from './pairMatrices';

/** The right numbers in other places: the most exact order that all cases show. */
export function findPermuted(cases: readonly PairedCase[]): Pattern | null {
  const order = (Object.keys(orders) as Order[]).find((item) =>
    cases.every(({ weights }) => orders[item](weights)),
  );
  return order === undefined ? null : { kind: 'permuted', order };
}

type Shows = (weights: readonly MatrixPair[]) => boolean;

/** From the most exact to the least. */
const orders = {
  'rows-reversed': (weights) =>
    weights.every(({ rows, columns, expected, actual }) =>
      actual.every((value, index) => {
        const row = Math.floor(index / columns);
        return isClose(value, expected[(rows - 1 - row) * columns + (index % columns)] ?? NaN);
      }),
    ),
  'columns-reversed': (weights) =>
    weights.every(({ columns, expected, actual }) =>
      actual.every((value, index) => {
        const start = index - (index % columns);
        return isClose(value, expected[start + columns - 1 - (index % columns)] ?? NaN);
      }),
    ),
  'within-each-matrix': (weights) =>
    weights.every(({ expected, actual }) => haveSameNumbers(expected, actual)),
  'across-matrices': (weights) =>
    haveSameNumbers(
      weights.flatMap((item) => item.expected),
      weights.flatMap((item) => item.actual),
    ),
} satisfies Readonly<Record<Order, Shows>>;

function haveSameNumbers(expected: readonly number[], actual: readonly number[]): boolean {
  const wanted = [...expected].sort((a, b) => a - b);
  const found = [...actual].sort((a, b) => a - b);
  return found.every((value, index) => isClose(value, wanted[index] ?? NaN));
}

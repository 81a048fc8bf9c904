import type { Network } from './network';

/**
 * How far the hidden units of a layer are from being copies of each other: the largest difference between two units of
 * one hidden layer in the same incoming weight, the bias, or the same outgoing weight. 0 is perfectly symmetric, and
 * what a network without two hidden units side by side gives; NaN where a parameter of a hidden unit is NaN.
 */
export function measureSymmetry({ layersDims, weights, biases }: Network): number {
  let largest = 0;
  for (let l = 1; l < layersDims.length - 1; l++) {
    const [fanIn = 0, units = 0] = layersDims.slice(l - 1);
    const incoming = splitRows(weights[l - 1], units, fanIn);
    const outgoing = splitColumns(weights[l], units);
    const described = incoming.map((row, unit) => [
      ...row,
      ...(outgoing[unit] ?? []),
      biases[l - 1]?.[unit] ?? NaN,
    ]);
    largest = Math.max(largest, measureSpread(described));
  }
  return largest;
}

/** Largest difference between two rows in the same place. */
function measureSpread(rows: readonly (readonly number[])[]): number {
  const [first = [], ...others] = rows;
  let largest = 0;
  first.forEach((value, place) => {
    let [low, high] = [value, value];
    for (const other of others) {
      low = Math.min(low, other[place] ?? NaN);
      high = Math.max(high, other[place] ?? NaN);
    }
    if (others.length > 0) largest = Math.max(largest, high - low);
  });
  return largest;
}

function splitRows(matrix: Float64Array | undefined, rows: number, columns: number): number[][] {
  return Array.from({ length: rows }, (_, row) => [
    ...(matrix?.subarray(row * columns, (row + 1) * columns) ?? []),
  ]);
}

function splitColumns(matrix: Float64Array | undefined, columns: number): number[][] {
  return Array.from({ length: columns }, (_, column) => [
    ...(matrix?.filter((_, i) => i % columns === column) ?? []),
  ]);
}

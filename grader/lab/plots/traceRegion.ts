import type { Network } from '../network';
import { predictLabels } from '../network';
import type { Extent } from './points';

/** A band of one row of the plane, from x = `from` to x = `to`, that the network takes for class 1. */
export interface Band {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** Halvings of a grid step at each edge, so that edges are placed to a fraction of a pixel. */
const refinements = 5;

/**
 * Where in the square `extent` × `extent` the network predicts class 1, as bands of `steps` rows, row 0 lowest.
 * Each row is looked at in `steps` places; the edges between them are then found by bisection.
 */
export function traceRegion(network: Network, extent: Extent, steps: number): readonly Band[] {
  const [low, high] = extent;
  const step = (high - low) / steps;
  const centers = Array.from({ length: steps }, (_, i) => low + (i + 0.5) * step);
  const grid = predictAt(
    network,
    centers.flatMap((y) => centers.map((x) => [x, y] as const)),
  );
  return centers.flatMap((y, row) => {
    const labels = grid.subarray(row * steps, (row + 1) * steps);
    const edges = findEdges(network, labels, centers, step, y);
    const bounds = [...(labels[0] === 1 ? [low] : []), ...edges, ...(labels[steps - 1] === 1 ? [high] : [])];
    return pairUp(bounds).map(([from, to]) => ({ row, from, to }));
  });
}

/** Each x at which the class changes along the row at height `y`. */
function findEdges(
  network: Network,
  labels: Uint8Array,
  centers: readonly number[],
  step: number,
  y: number,
): readonly number[] {
  const changes = centers.flatMap((x, i) =>
    i > 0 && labels[i] !== labels[i - 1] ? [{ x, label: labels[i] }] : [],
  );
  return changes.map(({ x, label }) => {
    let [outside, inside] = [x - step, x];
    for (let i = 0; i < refinements; i++) {
      const middle = (outside + inside) / 2;
      if (predictAt(network, [[middle, y]])[0] === label) inside = middle;
      else outside = middle;
    }
    return (outside + inside) / 2;
  });
}

function predictAt(network: Network, places: readonly (readonly [x: number, y: number])[]): Uint8Array {
  const X = Float64Array.from([...places.map(([x]) => x), ...places.map(([, y]) => y)]);
  return predictLabels(network, { X, Y: new Float64Array(places.length), count: places.length });
}

function pairUp(bounds: readonly number[]): readonly (readonly [number, number])[] {
  return bounds.flatMap((from, i) => (i % 2 === 0 ? [[from, bounds[i + 1] as number] as const] : []));
}

import type { UniformStream } from './streams';

/** Standard normal numbers, drawn from a stream of uniform ones. */
export interface NormalStream {
  (): number;
  /** The same stream at the same point, which draws from another one from now on. */
  readonly continueOn: (uniform: UniformStream) => NormalStream;
}

/**
 * Standard normal numbers by the polar method of Marsaglia and Bray (1964), with the order and the rounding of
 * NumPy's legacy generator: a point of the unit disc gives two, the second is returned first and the first is kept.
 */
export function streamNormals(uniform: UniformStream, keptBefore: number | null = null): NormalStream {
  let kept = keptBefore;
  const next = () => {
    if (kept !== null) {
      const value = kept;
      kept = null;
      return value;
    }
    let x: number;
    let y: number;
    let squaredRadius: number;
    do {
      x = 2 * uniform() - 1;
      y = 2 * uniform() - 1;
      squaredRadius = x * x + y * y;
    } while (squaredRadius >= 1 || squaredRadius === 0);
    const scale = Math.sqrt((-2 * Math.log(squaredRadius)) / squaredRadius);
    kept = scale * x;
    return scale * y;
  };
  return Object.assign(next, { continueOn: (other: UniformStream) => streamNormals(other, kept) });
}

import type { UniformStream } from './streams';

/**
 * Standard normal numbers by the polar method of Marsaglia and Bray (1964), with the order and the rounding of
 * NumPy's legacy generator: a point of the unit disc gives two, the second is returned first and the first is kept.
 */
export function streamNormals(uniform: UniformStream): () => number {
  let kept: number | null = null;
  return () => {
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
}

import { Matrix } from 'ml-matrix';
import { streamNormals } from '../np/random/gaussian';
import { shuffle } from '../np/random/shuffle';
import { streamBits, streamDoubles } from '../np/random/streams';

/** Radius of the inner circle; the outer has radius 1. */
const innerRadius = 0.8;

export interface Circles {
  /** (2, count): a point a column. */
  readonly X: Matrix;
  /** (1, count): 0 on the outer circle, 1 on the inner. */
  readonly Y: Matrix;
}

/**
 * scikit-learn 1.2's `make_circles(n_samples=count, noise=noise)` after `np.random.seed(seed)`, draw by draw: first
 * the shuffle, then the noise of each point, x before y. The stream is its own, so `np.random` stays where it was.
 */
export function makeCircles(count: number, noise: number, seed: number): Circles {
  const bits = streamBits(seed);
  const outer = Math.floor(count / 2);
  const inner = count - outer;
  const order = Array.from({ length: count }, (_, index) => index);
  shuffle(order, bits);
  const normal = streamNormals(streamDoubles(bits));

  const X = new Matrix(2, count);
  const Y = new Matrix(1, count);
  order.forEach((point, column) => {
    const isInner = point >= outer;
    const angle = isInner ? (point - outer) * ((2 * Math.PI) / inner) : point * ((2 * Math.PI) / outer);
    const radius = isInner ? innerRadius : 1;
    X.set(0, column, Math.cos(angle) * radius + noise * normal());
    X.set(1, column, Math.sin(angle) * radius + noise * normal());
    Y.set(0, column, isInner ? 1 : 0);
  });
  return { X, Y };
}

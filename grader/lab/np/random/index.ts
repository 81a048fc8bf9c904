import { Matrix } from 'ml-matrix';
import { describeCall } from '../../describe';
import { readSizes } from '../create';
import type { NpRandom } from '../types';
import { streamNormals } from './gaussian';
import { streamBits, streamDoubles, streamText } from './streams';
import type { UniformStream } from './streams';

const largestSeed = 2 ** 32 - 1;

/** `np.random`, and for the grader alone a way to go back in its stream. */
export interface RandomSource {
  readonly random: NpRandom;
  /** Remembers the point that the stream has come to. @returns what takes the stream back to it, any number of times */
  readonly remember: () => () => void;
}

/** Its state is out of a notebook's reach; before the first `seed` it starts from chance, as NumPy does. */
export function createRandom(): RandomSource {
  let uniform = streamDoubles(streamBits(Math.floor(Math.random() * 2 ** 32)));
  let normal = streamNormals(uniform);

  const seed = (...args: unknown[]): void => {
    uniform = startStream(args);
    // A new stream of normals also forgets the one that the old stream kept.
    normal = streamNormals(uniform);
  };
  const randn = (...args: unknown[]) => fill('np.random.randn', args, normal);
  const rand = (...args: unknown[]) => fill('np.random.rand', args, uniform);
  const remember = () => {
    const uniformThen = uniform.copy();
    const normalThen = normal.continueOn(uniformThen);
    return () => {
      uniform = uniformThen.copy();
      normal = normalThen.continueOn(uniform);
    };
  };
  const random = { seed, randn: randn as NpRandom['randn'], rand: rand as NpRandom['rand'] };
  return { random, remember };
}

/** @throws Error when the call is not `seed(<whole number from 0 to 2^32 - 1>)` or `seed(<text>)` */
function startStream(args: readonly unknown[]): UniformStream {
  const [seed] = args;
  if (args.length === 1 && typeof seed === 'string') return streamText(seed);
  if (args.length === 1 && isWholeSeed(seed)) return streamDoubles(streamBits(seed));
  throw new Error(
    `np.random.seed takes a whole number from 0 to ${largestSeed}, or a text; ` +
      `it was called as ${describeCall('np.random.seed', args)}.`,
  );
}

function isWholeSeed(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= largestSeed;
}

/** One number without arguments; with two sizes a matrix, drawn row by row. */
function fill(name: string, args: readonly unknown[], draw: () => number): number | Matrix {
  if (args.length === 0) return draw();
  const [first] = args;
  if (args.length === 1 && Array.isArray(first)) {
    const sizes = first.length === 2 ? first.join(', ') : 'rows, columns';
    throw new Error(
      `${name} takes the sizes one by one, ${name}(${sizes}); it was called as ${describeCall(name, args)}.`,
    );
  }
  if (args.length !== 2) {
    throw new Error(
      `${name} takes two sizes, ${name}(rows, columns), or none; it was called as ${describeCall(name, args)}.`,
    );
  }
  const [rows, columns] = readSizes(name, args, args);
  const matrix = new Matrix(rows, columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) matrix.set(row, column, draw());
  }
  return matrix;
}

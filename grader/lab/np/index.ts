import { array, ones, zeros } from './create';
import { dot } from './dot';
import { makeBinary, makeUnary } from './elementwise';
import { createRandom } from './random';
import { mean, sum } from './reduce';
import type { Np } from './types';

const { random, remember } = createRandom();

/** Remembers the point that `np.random` has come to, and gives what takes it back there. No notebook is given this. */
export const rememberRandom = remember;

/** NumPy's functions as the notebooks use them, over numbers and ml-matrix matrices. */
export const np: Np = {
  zeros,
  ones,
  array,
  add: makeBinary('add', (x, y) => x + y),
  subtract: makeBinary('subtract', (x, y) => x - y),
  multiply: makeBinary('multiply', (x, y) => x * y),
  divide: makeBinary('divide', (x, y) => x / y),
  maximum: makeBinary('maximum', Math.max),
  dot,
  sqrt: makeUnary('sqrt', Math.sqrt),
  exp: makeUnary('exp', Math.exp),
  log: makeUnary('log', Math.log),
  sum,
  mean,
  random,
};

export type { Np } from './types';

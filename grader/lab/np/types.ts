import type { Matrix } from 'ml-matrix';

/** The part of NumPy that the notebooks use. A matrix always has two axes; there are no vectors of one. */
export interface Np {
  /** A matrix of zeros: `np.zeros([rows, columns])`. */
  zeros(shape: readonly number[]): Matrix;
  /** A matrix of ones: `np.ones([rows, columns])`. */
  ones(shape: readonly number[]): Matrix;
  /** A matrix from its rows: `np.array([[1, 2], [3, 4]])` has shape (2, 2). */
  array(rows: readonly (readonly number[])[]): Matrix;
  /** Entry by entry, with broadcasting. */
  add: Binary;
  /** Entry by entry, with broadcasting. */
  subtract: Binary;
  /** Entry by entry, with broadcasting; the matrix product is `np.dot`. */
  multiply: Binary;
  /** Entry by entry, with broadcasting; division by 0 gives ±Infinity or NaN. */
  divide: Binary;
  /** The larger of each pair of entries, with broadcasting. */
  maximum: Binary;
  /** The matrix product of an (n, k) and a (k, m) matrix; with a number, the same as `np.multiply`. */
  dot: Binary;
  /** Square root of each entry. */
  sqrt: Unary;
  /** e to the power of each entry. */
  exp: Unary;
  /** Natural logarithm of each entry; log 0 is -Infinity. */
  log: Unary;
  /** Sum of all entries, or along one axis: 0 adds up each column, 1 each row. */
  sum: Reduction;
  /** Mean of all entries, or along one axis: 0 averages each column, 1 each row. */
  mean: Reduction;
  readonly random: NpRandom;
}

export interface NpRandom {
  /**
   * Starts the stream of random numbers anew. A whole number from 0 to 2^32 - 1 gives NumPy's own numbers,
   * a text gives numbers of its own.
   */
  seed(seed: number | string): void;
  /** One number drawn from the standard normal distribution. */
  randn(): number;
  /** A (rows, columns) matrix of numbers drawn from the standard normal distribution, row by row. */
  randn(rows: number, columns: number): Matrix;
  /** One number drawn evenly from [0, 1). */
  rand(): number;
  /** A (rows, columns) matrix of numbers drawn evenly from [0, 1), row by row. */
  rand(rows: number, columns: number): Matrix;
}

export type Operand = number | Matrix;

export interface Unary {
  (x: number): number;
  (x: Matrix): Matrix;
  (x: Operand): Operand;
}

export interface Binary {
  (a: number, b: number): number;
  (a: Matrix, b: Operand): Matrix;
  (a: Operand, b: Matrix): Matrix;
  (a: Operand, b: Operand): Operand;
}

export interface Reduction {
  (x: Operand): number;
  /** The axis stays, with size 1, as with `keepdims=True`: (r, c) becomes (1, c) for axis 0, (r, 1) for axis 1. */
  (x: Matrix, axis: 0 | 1): Matrix;
}

/** What the numbers of a wrong answer show, beside those that are right. */
export type Explanation = Pattern & {
  /** What an entry is called: a `weight` where the matrices are a network's parameters. */
  readonly noun: Noun;
};

export type Noun = 'weight' | 'number';

export type Pattern =
  /** Of the weights of all cases, `count` are NaN or infinite. */
  | { readonly kind: 'not-finite'; readonly count: number; readonly of: number }
  /** Every weight is right; `found` and `expected` are set where all biases are one number, and should be one. */
  | { readonly kind: 'biases-only'; readonly found: number | null; readonly expected: number | null }
  /** Matrices up to `wrong` are right; `then` is what is seen from there on. `isLast`: the last layer of each call. */
  | {
      readonly kind: 'first-layers-right';
      readonly right: readonly string[];
      readonly wrong: string;
      readonly isLast: boolean;
      readonly then: Pattern | null;
    }
  /** Every weight is `factor` times what it should be, in every matrix and case. */
  | { readonly kind: 'constant-factor'; readonly factor: number }
  /** The same matrix by matrix, each with a factor of its own; those of the largest case. */
  | { readonly kind: 'factor-of-each-matrix'; readonly factors: readonly MatrixFactor[] }
  /** Every weight is `offset` more than it should be. */
  | { readonly kind: 'offset'; readonly offset: number }
  /** Right as far as the numbers go, which is to so many decimals or to single precision. */
  | { readonly kind: 'rounded'; readonly decimals: number | 'single-precision' }
  /** `by-columns`: numbers meant to run along the rows run down the columns; `by-rows` the other way round. */
  | { readonly kind: 'transposed'; readonly filled: 'by-columns' | 'by-rows'; readonly isSquare: boolean }
  /** The right numbers in other places. */
  | { readonly kind: 'permuted'; readonly order: Order }
  /** All weights are one number; `found` is null where each matrix has its own. `expected` as `found`, null for many. */
  | { readonly kind: 'same-number'; readonly found: number | null; readonly expected: number | null }
  /** All weights should be one number, and are many. */
  | { readonly kind: 'not-constant'; readonly expected: number }
  /** Numbers that have nothing to do with those expected, nor with their distribution; seen in the largest matrix. */
  | {
      readonly kind: 'wrong-distribution';
      readonly aspect: 'uniform' | 'spread' | 'centre';
      readonly key: string;
      readonly actual: Distribution;
      readonly expected: Distribution;
    }
  /** Numbers that have nothing to do with those expected, but are distributed as they are. */
  | { readonly kind: 'other-stream' }
  /** The biases are right, the weights are not, and no pattern was found in them; `right` of them are right. */
  | { readonly kind: 'weights-only'; readonly right: number; readonly of: number };

export type Order = 'rows-reversed' | 'columns-reversed' | 'within-each-matrix' | 'across-matrices';

export interface MatrixFactor {
  readonly key: string;
  readonly rows: number;
  readonly columns: number;
  readonly factor: number;
}

export interface Distribution {
  readonly count: number;
  readonly mean: number;
  readonly deviation: number;
  readonly low: number;
  readonly high: number;
}

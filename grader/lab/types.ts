import type { Matrix } from 'ml-matrix';

/** What an initialization returns: W1, b1, …, WL, bL. */
export type Parameters = Record<string, Matrix>;

/** An initialization: sizes of the layers, input first, to the parameters the training starts from. */
export type Initializer = (layersDims: number[]) => Parameters;

/** What `model` returns. */
export interface Model {
  /** Name of the initialization function. */
  readonly name: string;
  /** False when the initialization gave nothing to train: `parameters` and `costs` are then empty. */
  readonly written: boolean;
  readonly layersDims: number[];
  /** The parameters after the training. */
  readonly parameters: Parameters;
  /** The cost before iteration 0, 1000, 2000, … */
  readonly costs: number[];
  readonly learningRate: number;
  readonly iterations: number;
}

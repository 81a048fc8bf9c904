import { Matrix } from 'ml-matrix';
import { describeShape, describeValue } from './describe';
import type { Network, Samples } from './network';
import type { Model, Parameters } from './types';

/**
 * X (features, m) and Y (1, m) as the network reads them.
 * @throws Error in one sentence when the two are not matrices of such shapes
 */
export function toSamples(caller: string, X: Matrix, Y: Matrix): Samples {
  if (!Matrix.isMatrix(X) || !Matrix.isMatrix(Y)) {
    throw new Error(
      `${caller} takes X and Y as matrices, for example trainX and trainY of loadDataset(); ` +
        `it was given ${describeValue(X)} and ${describeValue(Y)}.`,
    );
  }
  if (Y.rows !== 1 || X.columns !== Y.columns) {
    throw new Error(
      `${caller} takes X of shape (2, m) and Y of shape (1, m), one column for each point; ` +
        `X has shape ${describeShape(X)} and Y has shape ${describeShape(Y)}.`,
    );
  }
  return { X: toArray(X), Y: toArray(Y), count: X.columns };
}

/** The network of a trained model. */
export function toNetwork({ layersDims, parameters }: Pick<Model, 'layersDims' | 'parameters'>): Network {
  const layers = layersDims.slice(1).map((_, index) => index + 1);
  return {
    layersDims,
    weights: layers.map((l) => toArray(parameters[`W${l}`] as Matrix)),
    biases: layers.map((l) => toArray(parameters[`b${l}`] as Matrix)),
  };
}

/** W1, b1, … of a network, as matrices. */
export function toParameters({ layersDims, weights, biases }: Network): Parameters {
  const parameters: Parameters = {};
  layersDims.slice(1).forEach((fanOut, index) => {
    parameters[`W${index + 1}`] = toMatrix(weights[index] as Float64Array, fanOut);
    parameters[`b${index + 1}`] = toMatrix(biases[index] as Float64Array, fanOut);
  });
  return parameters;
}

function toArray(matrix: Matrix): Float64Array {
  return Float64Array.from(matrix.to1DArray());
}

function toMatrix(entries: Float64Array, rows: number): Matrix {
  const columns = entries.length / rows;
  const matrix = new Matrix(rows, columns);
  entries.forEach((entry, i) => matrix.set(Math.floor(i / columns), i % columns, entry));
  return matrix;
}

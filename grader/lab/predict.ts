import { Matrix } from 'ml-matrix';
import { toNetwork, toSamples } from './convert';
import { predictLabels } from './network';
import { formatAccuracy, printLine } from './print';
import type { Model } from './types';
import { explainUntrained } from './wording';

export interface Prediction {
  /** (1, m): 0 or 1 for each point; NaN when the model is not trained. */
  predictions: Matrix;
  /** Share of the points whose class is predicted; NaN when the model is not trained. */
  accuracy: number;
}

/**
 * Predicts the class of each point and prints the accuracy: `Train accuracy: 0.9933` for the label `Train`.
 * A model that is not trained gets a sentence instead.
 * @throws Error in one sentence when X and Y do not fit each other or the model
 */
export function predict(X: Matrix, Y: Matrix, model: Model, label = ''): Prediction {
  const samples = toSamples('predict', X, Y);
  if (!model.written) {
    printLine(explainUntrained(model));
    return { predictions: new Matrix(1, samples.count).fill(NaN), accuracy: NaN };
  }
  if (X.rows !== model.layersDims[0]) {
    throw new Error(`predict takes X with ${model.layersDims[0]} rows, as in training; X has ${X.rows}.`);
  }
  const labels = predictLabels(toNetwork(model), samples);
  const predictions = Matrix.rowVector(labels);
  const accuracy = labels.filter((value, i) => value === samples.Y[i]).length / samples.count;
  printLine(`${nameAccuracy(label)}: ${formatAccuracy(accuracy)}`);
  return { predictions, accuracy };
}

function nameAccuracy(label: string): string {
  if (label === '') return 'Accuracy';
  return /accuracy$/i.test(label) ? label : `${label} accuracy`;
}

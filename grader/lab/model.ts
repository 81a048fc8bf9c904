import type { Matrix } from 'ml-matrix';
import { toParameters, toSamples } from './convert';
import { describeValue } from './describe';
import { initializeNetwork } from './initialize';
import { trainNetwork } from './network';
import { formatFloat, printLine } from './print';
import type { Initializer, Model } from './types';

const hiddenLayers = [10, 5];
const recordEvery = 1000;

export interface ModelOptions {
  initialization: Initializer;
  /** 0.01 unless given. */
  learningRate?: number;
  /** 15000 unless given. */
  iterations?: number;
  /** Whether to print the cost before every 1000th iteration; true unless given. */
  printCost?: boolean;
}

/**
 * Trains LINEAR→RELU→LINEAR→RELU→LINEAR→SIGMOID with 10 and 5 hidden units on X (2, m) and Y (1, m), starting from
 * what `initialization` returns. When that cannot be trained, one sentence says why and the model has
 * `written: false`.
 * @throws Error in one sentence when an argument of `model` itself is wrong
 */
export function model(X: Matrix, Y: Matrix, options: ModelOptions): Model {
  const { initialization, learningRate = 0.01, iterations = 15000, printCost = true } = options;
  const samples = toSamples('model', X, Y);
  checkOptions(initialization, learningRate, iterations);

  const name = initialization.name || 'the initialization';
  const layersDims = [X.rows, ...hiddenLayers, 1];
  const plan = { name, layersDims, learningRate, iterations };
  const start = initializeNetwork(initialization, name, layersDims);
  if (start.kind === 'unusable') {
    printLine(start.sentence);
    return { ...plan, written: false, parameters: {}, costs: [] };
  }

  if (printCost) printLine(`Training from ${name}: ${iterations} iterations, learning rate ${learningRate}`);
  const onRecord = (iteration: number, cost: number): void => {
    if (printCost) printLine(`Cost after iteration ${iteration}: ${formatFloat(cost)}`);
  };
  const trained = trainNetwork(start.network, samples, { learningRate, iterations, recordEvery, onRecord });
  return { ...plan, written: true, parameters: toParameters(trained.network), costs: [...trained.costs] };
}

function checkOptions(initialization: unknown, learningRate: unknown, iterations: unknown): void {
  if (typeof initialization !== 'function') {
    throw new Error(
      'model takes the initialization function itself, for example { initialization: initializeParametersHe }; ' +
        `it was given ${describeValue(initialization)}.`,
    );
  }
  if (typeof learningRate !== 'number' || !(learningRate > 0)) {
    throw new Error(
      `model takes a learningRate greater than 0; it was given ${describeValue(learningRate)}.`,
    );
  }
  if (!Number.isSafeInteger(iterations) || (iterations as number) < 1) {
    throw new Error(
      `model takes iterations as a whole number, 1 or more; it was given ${describeValue(iterations)}.`,
    );
  }
}

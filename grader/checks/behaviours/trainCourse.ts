import { createHash } from 'node:crypto';
import { loadDataset } from '../../lab/datasets';
import { measureAccuracy, trainNetwork, type Network, type Samples } from '../../lab/network';
import type { TrainingPlan } from './behaviour';

export interface TrainedNetwork {
  readonly network: Network;
  readonly finalCost: number;
  readonly accuracy: number;
}

/**
 * Trains a start on the course's training set, on trusted code. Memoised by the start's content: a class that starts
 * from the same right answer trains once.
 */
export function trainCourse(start: Network, plan: TrainingPlan): TrainedNetwork {
  const key = hashStart(start, plan);
  const known = memo.get(key);
  if (known !== undefined) return known;
  const samples = loadTrainingSamples();
  const { network, finalCost } = trainNetwork(start, samples, { ...plan, recordEvery: plan.iterations });
  const trained = { network, finalCost, accuracy: measureAccuracy(network, samples) };
  if (memo.size >= memoLimit) memo.delete(memo.keys().next().value as string);
  memo.set(key, trained);
  return trained;
}

/** Whether a start reads the course's two features and ends in one unit. */
export function fitsCourse({ layersDims }: Network): boolean {
  return layersDims[0] === 2 && layersDims[layersDims.length - 1] === 1;
}

const memo = new Map<string, TrainedNetwork>();
const memoLimit = 256;

let samples: Samples | undefined;
/** The course's training set, laid out flat. */
export function loadTrainingSamples(): Samples {
  if (samples === undefined) {
    const { trainX, trainY } = loadDataset();
    samples = {
      X: Float64Array.from(trainX.to1DArray()),
      Y: Float64Array.from(trainY.to1DArray()),
      count: trainX.columns,
    };
  }
  return samples;
}

/** What a training is memoised by: the start's content and the plan. */
export function hashStart(start: Network, plan: TrainingPlan): string {
  const hash = createHash('sha256').update(
    `${plan.learningRate}/${plan.iterations}/${start.layersDims.join(',')}`,
  );
  for (const array of [...start.weights, ...start.biases])
    hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  return hash.digest('base64');
}

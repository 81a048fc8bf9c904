import { hashStart, loadTrainingSamples } from '../checks/behaviours/trainCourse';
import type { TrainingPlan } from '../checks/behaviours/behaviour';
import { measureAccuracy, trainNetwork, type Network } from '../lab/network';
import { traceRegion, type Band } from '../lab/plots/traceRegion';

/** How a start trained, small enough to keep for every start of a class. */
export interface TrainedStart {
  /** About forty on the way and the last one; NaN and Infinity where the cost is so. */
  readonly costs: readonly RecordedCost[];
  /** Share of the training points, 0 to 1. */
  readonly accuracy: number;
  readonly region: Region;
}

export interface RecordedCost {
  /** Steps taken before. */
  readonly iteration: number;
  readonly cost: number;
}

/** Where class 1 is predicted: bands of `steps` rows of the square from `low` to `high`. */
export interface Region {
  readonly low: number;
  readonly high: number;
  readonly steps: number;
  readonly bands: readonly Band[];
}

const RECORDS = 40;
/** Rows of a region: finer than its rounded shapes need. */
const STEPS = 48;
/** The course's plane. */
const [low, high] = [-1.5, 1.5];

/**
 * Trains a start on the course's training set and keeps what a picture needs. Memoised by the start's content, the
 * least used forgotten: a class mostly shares its starts, and always the right ones.
 */
export function trainStart(start: Network, plan: TrainingPlan): TrainedStart {
  const key = hashStart(start, plan);
  const trained = memo.get(key) ?? train(start, plan);
  memo.delete(key);
  memo.set(key, trained);
  if (memo.size > memoLimit) memo.delete(memo.keys().next().value as string);
  return trained;
}

const memo = new Map<string, TrainedStart>();
const memoLimit = 1024;

function train(start: Network, { learningRate, iterations }: TrainingPlan): TrainedStart {
  const samples = loadTrainingSamples();
  const costs: RecordedCost[] = [];
  const recordEvery = Math.max(1, Math.floor(iterations / RECORDS));
  const onRecord = (iteration: number, cost: number): void => void costs.push({ iteration, cost });
  const options = { learningRate, iterations, recordEvery, onRecord };
  const { network, finalCost } = trainNetwork(start, samples, options);
  return {
    costs: [...costs, { iteration: iterations, cost: finalCost }],
    accuracy: measureAccuracy(network, samples),
    region: { low, high, steps: STEPS, bands: traceRegion(network, [low, high], STEPS) },
  };
}

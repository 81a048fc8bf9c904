import { runBackwardAndUpdate } from './backward';
import { averageCost } from './computeCost';
import { runForward } from './forward';
import { copyNetwork } from './network';
import type { Network, Samples } from './network';
import { createWorkspace } from './workspace';

export interface TrainingOptions {
  readonly learningRate: number;
  readonly iterations: number;
  /** Record the cost before each n-th update, the first included. */
  readonly recordEvery: number;
  readonly onRecord?: (iteration: number, cost: number) => void;
}

export interface Training {
  readonly network: Network;
  readonly costs: readonly number[];
  /** After the last update. */
  readonly finalCost: number;
}

/** Full-batch gradient descent: forward, cost, backward, update, `iterations` times. Never changes `start`. */
export function trainNetwork(start: Network, samples: Samples, options: TrainingOptions): Training {
  const { learningRate, iterations, recordEvery, onRecord } = options;
  const network = copyNetwork(start);
  const workspace = createWorkspace(network, samples);
  const costs: number[] = [];

  for (let iteration = 0; iteration < iterations; iteration++) {
    const activations = runForward(workspace);
    if (iteration % recordEvery === 0) {
      const cost = averageCost(activations, samples.Y, samples.count);
      costs.push(cost);
      onRecord?.(iteration, cost);
    }
    runBackwardAndUpdate(workspace, learningRate);
  }
  return { network, costs, finalCost: averageCost(runForward(workspace), samples.Y, samples.count) };
}

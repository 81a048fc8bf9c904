/* eslint-disable @typescript-eslint/no-non-null-assertion -- createWorkspace has checked every length */
import { runForward } from './forward';
import type { Network, Samples } from './network';
import { sumPairwise } from './sumPairwise';
import { createWorkspace } from './workspace';

/**
 * Cross-entropy: the mean over the samples of `-log(a)·y - log(1 - a)·(1 - y)`, a the network's probability of class 1.
 * A saturated sample on the right side costs 0, on the wrong side Infinity, as NumPy's `nansum` has it in the course.
 */
export function computeCost(network: Network, samples: Samples): number {
  return averageCost(runForward(createWorkspace(network, samples)), samples.Y, samples.count);
}

/**
 * The cost of `activations` against `labels`, both one number for each of `count` samples.
 *
 * With y 0 or 1 one of the two terms is always 0: what is left is `-log` of the probability given to the true class.
 * Leaving the other out also leaves out the `Infinity · 0` that the course has to drop with `nansum`. A probability that
 * is itself NaN stays NaN here, where `nansum` would drop it too and call a broken network perfect.
 */
export function averageCost(activations: Float64Array, labels: Float64Array, count: number): number {
  const loss = (s: number): number => -Math.log(labels[s] === 1 ? activations[s]! : 1 - activations[s]!);
  return (1 / count) * sumPairwise(loss, 0, count);
}

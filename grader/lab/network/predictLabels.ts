import { runForward } from './forward';
import type { Network, Samples } from './network';
import { createWorkspace } from './workspace';

/** 1 for each sample whose probability of class 1 is above one half, else 0. */
export function predictLabels(network: Network, samples: Samples): Uint8Array {
  return Uint8Array.from(runForward(createWorkspace(network, samples)).subarray(0, samples.count), (a) =>
    a > 0.5 ? 1 : 0,
  );
}

/** The share of samples, 0 to 1, whose predicted label is the true one. */
export function measureAccuracy(network: Network, samples: Samples): number {
  const labels = predictLabels(network, samples);
  return labels.reduce((right, label, s) => right + (label === samples.Y[s] ? 1 : 0), 0) / samples.count;
}

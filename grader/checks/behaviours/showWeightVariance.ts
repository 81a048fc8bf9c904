import type { Network } from '../../lab/network';
import { describeNumber } from '../describe';
import { fail, pass, type CheckOutcome } from '../evidence';
import type { Behaviour } from './behaviour';

/** Is the variance of each wide layer's weights gain / fan-in? Layers too small to measure are passed over. */
export function showWeightVariance(
  behaviour: Extract<Behaviour, { kind: 'weight-variance' }>,
  start: Network,
): CheckOutcome {
  for (const [index, weights] of start.weights.entries()) {
    if (weights.length < behaviour.minimumEntries) continue;
    const fanIn = start.layersDims[index] as number;
    const expected = behaviour.gain / fanIn;
    const variance = measureVariance(weights);
    if (!(Math.abs(variance - expected) <= behaviour.rtol * expected)) {
      return fail(
        `On a wide layer the weights W${index + 1} have variance ${describeNumber(variance)}; expected about ${describeNumber(expected)}, which is ${behaviour.gain} / fan-in with a fan-in of ${fanIn}.`,
      );
    }
  }
  return pass(`On wide layers the weights' variance is ${behaviour.gain} / fan-in.`);
}

function measureVariance(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}

import { computeCost, type Network } from '../../lab/network';
import { describeNumber } from '../describe';
import { fail, pass, type CheckOutcome } from '../evidence';
import type { Behaviour } from './behaviour';
import { loadTrainingSamples } from './trainCourse';

/** Is the cost before the first step infinite, or at least huge? */
export function showFirstCost(
  behaviour: Extract<Behaviour, { kind: 'first-cost' }>,
  start: Network,
): CheckOutcome {
  const cost = computeCost(start, loadTrainingSamples());
  if (cost >= behaviour.atLeast) {
    return pass(
      `The first cost is ${cost === Infinity ? 'infinite' : describeNumber(cost)}: large weights start at a terrible cost.`,
    );
  }
  return fail(
    `The first cost is ${describeNumber(cost)}; weights this large should start at ${behaviour.atLeast} or more.`,
  );
}

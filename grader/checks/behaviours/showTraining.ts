import type { Network } from '../../lab/network';
import { describeNumber } from '../describe';
import { fail, pass, type CheckOutcome } from '../evidence';
import type { Behaviour } from './behaviour';
import { trainCourse } from './trainCourse';

/** Trained, does the cost fall and the accuracy rise as far as a good start lets them? */
export function showTraining(
  behaviour: Extract<Behaviour, { kind: 'training' }>,
  start: Network,
): CheckOutcome {
  const { finalCost, accuracy } = trainCourse(start, behaviour);
  const reached = `${describePercent(accuracy)} training accuracy and a cost of ${describeNumber(finalCost)}`;
  if (finalCost <= behaviour.costAtMost && accuracy >= behaviour.accuracyAtLeast)
    return pass(`Training reaches ${reached}.`);
  return fail(
    `Training reaches ${reached}; a good start gets to ${describePercent(behaviour.accuracyAtLeast)} and ${behaviour.costAtMost} or less.`,
  );
}

function describePercent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}

import { measureSymmetry, type Network } from '../../lab/network';
import { describeNumber } from '../describe';
import { fail, pass, type CheckOutcome } from '../evidence';
import type { Behaviour } from './behaviour';
import { trainCourse } from './trainCourse';

/** Trained, do all units of a hidden layer stay equal to their neighbours, and cost and accuracy where they began? */
export function showSymmetry(
  behaviour: Extract<Behaviour, { kind: 'symmetry' }>,
  start: Network,
): CheckOutcome {
  const { network, finalCost, accuracy } = trainCourse(start, behaviour);
  const spread = measureSymmetry(network);
  if (!(spread <= behaviour.tolerance)) {
    return fail(
      `After ${behaviour.iterations} training steps hidden units of one layer differ by ${describeNumber(spread)}; started at zero, they stay equal.`,
    );
  }
  if (!(Math.abs(finalCost - behaviour.cost) <= behaviour.tolerance)) {
    return fail(
      `After ${behaviour.iterations} training steps the cost is ${describeNumber(finalCost)}; started at zero, it stays at ${describeNumber(behaviour.cost)}.`,
    );
  }
  if (accuracy !== behaviour.accuracy) {
    return fail(`The training accuracy is ${accuracy}; started at zero, it stays at ${behaviour.accuracy}.`);
  }
  return pass(
    `Symmetry is never broken: every hidden unit stays equal to its neighbours, and the cost stays at ${describeNumber(behaviour.cost)}.`,
  );
}

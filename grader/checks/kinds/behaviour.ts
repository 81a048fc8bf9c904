import type { Network } from '../../lab/network';
import type { Behaviour } from '../behaviours/behaviour';
import { behaviourSchema } from '../behaviours/behaviourSchema';
import { parametersToNetwork } from '../behaviours/parametersToNetwork';
import { showFirstCost } from '../behaviours/showFirstCost';
import { showSymmetry } from '../behaviours/showSymmetry';
import { showTraining } from '../behaviours/showTraining';
import { showWeightVariance } from '../behaviours/showWeightVariance';
import { fitsCourse } from '../behaviours/trainCourse';
import { caseId, defineCheck, type SpecOf } from '../defineCheck';
import { describeThrown } from '../describe';
import { fail, findCase, type CheckOutcome, type Evidence } from '../evidence';

export interface BehaviourFields {
  readonly case: string;
  readonly behaviour: Behaviour;
}

/** Do the parameters that came back behave, on trusted code, as this initialization is known to? */
export const behaviour = defineCheck<'behaviour', BehaviourFields>({
  kind: 'behaviour',
  fields: { case: caseId, behaviour: behaviourSchema },
  defaults: {},
  needs: ['shapes'],
  run: judgeBehaviour,
});

type Show<Kind extends Behaviour['kind']> = (
  behaviour: Extract<Behaviour, { kind: Kind }>,
  start: Network,
) => CheckOutcome;

const shows = {
  symmetry: showSymmetry,
  'first-cost': showFirstCost,
  'weight-variance': showWeightVariance,
  training: showTraining,
} satisfies { readonly [Kind in Behaviour['kind']]: Show<Kind> };

function judgeBehaviour(spec: SpecOf<'behaviour', BehaviourFields>, evidence: Evidence): CheckOutcome {
  const { item, record } = findCase(evidence, spec.case);
  const { first } = record;
  if (first.kind === 'threw') {
    // What is thrown on a hidden case may spell out its arguments.
    const reason = item.hidden
      ? 'a hidden case ends with an error'
      : `the call threw ${describeThrown(first.error)}`;
    return fail(`There are no parameters to try: ${reason}.`);
  }
  const start = parametersToNetwork(first.value);
  if (start === null)
    return fail('There are no parameters to try: the matrices W1, b1, W2, … do not fit together as layers.');
  if (spec.behaviour.kind !== 'weight-variance' && !fitsCourse(start)) {
    return fail(
      'The parameters do not fit the dataset: the first layer reads 2 numbers and the last one gives 1.',
    );
  }
  return (shows[spec.behaviour.kind] as Show<Behaviour['kind']>)(spec.behaviour, start);
}

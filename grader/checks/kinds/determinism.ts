import { defineCheck, type NoFields } from '../defineCheck';
import { describeCall } from '../describe';
import { fail, findCase, pass, type CheckOutcome, type Evidence } from '../evidence';
import { outcomesAreIdentical } from '../findUnsettled';

/** Do two calls with the same arguments give the same result, to the last bit, whatever was called in between? */
export const determinism = defineCheck<'determinism', NoFields>({
  kind: 'determinism',
  fields: {},
  defaults: {},
  // An empty object is deterministic: such a virtue counts once there is a result to speak of.
  needs: ['shapes'],
  run: judgeDeterminism,
});

function judgeDeterminism(_spec: unknown, evidence: Evidence): CheckOutcome {
  const unsettled = evidence.cases.find(({ id }) => evidence.unsettled.includes(id));
  if (unsettled !== undefined) {
    const call = describeCall(evidence.fn.name, unsettled);
    return fail(`What ${call} gives depends on the calls before it.`);
  }
  for (const item of evidence.cases) {
    const { first, second } = findCase(evidence, item.id).record;
    if (!outcomesAreIdentical(first, second))
      return fail(`Two calls of ${describeCall(evidence.fn.name, item)} gave different results.`);
  }
  return pass('Two calls with the same arguments agree.');
}

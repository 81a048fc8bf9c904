import { areIdentical } from '../compareNumbers';
import { defineCheck, type NoFields } from '../defineCheck';
import { describeCall } from '../describe';
import { fail, findCase, pass, type CheckOutcome, type Evidence } from '../evidence';

/** Do two calls with the same arguments give the same result, to the last bit? */
export const determinism = defineCheck<'determinism', NoFields>({
  kind: 'determinism',
  fields: {},
  defaults: {},
  // An empty object is deterministic: such a virtue counts once there is a result to speak of.
  needs: ['shapes'],
  run: judgeDeterminism,
});

function judgeDeterminism(_spec: unknown, evidence: Evidence): CheckOutcome {
  for (const item of evidence.cases) {
    const { first, second } = findCase(evidence, item.id).record;
    const agree =
      first.kind === 'returned' && second.kind === 'returned'
        ? areIdentical(first.value, second.value)
        : first.kind === second.kind;
    if (!agree) return fail(`Two calls of ${describeCall(evidence.fn.name, item)} gave different results.`);
  }
  return pass('Two calls with the same arguments agree.');
}

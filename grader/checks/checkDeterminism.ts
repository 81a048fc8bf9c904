import { areIdentical } from './compareNumbers';
import { describeCall } from './describe';
import { fail, findCase, pass, type Evidence, type CheckOutcome } from './evidence';

/** Do two calls with the same arguments give the same result, to the last bit? */
export function checkDeterminism(_spec: unknown, evidence: Evidence): CheckOutcome {
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

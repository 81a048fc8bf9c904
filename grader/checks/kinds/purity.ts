import type { Value } from '../../domain';
import { areIdentical } from '../compareNumbers';
import { defineCheck, type NoFields } from '../defineCheck';
import { describeCall, describeJson, describeValue } from '../describe';
import { fail, findCase, pass, type CheckOutcome, type Evidence } from '../evidence';
import { jsonToValue } from '../jsonToValue';

/** Are the arguments after the call what the grader sent? Judged here, since nothing seen inside the sandbox is evidence. */
export const purity = defineCheck<'purity', NoFields>({
  kind: 'purity',
  fields: {},
  defaults: {},
  // A function that does nothing harms no argument: such a virtue counts once there is a result to speak of.
  needs: ['shapes'],
  run: judgePurity,
});

function judgePurity(_spec: unknown, evidence: Evidence): CheckOutcome {
  for (const item of evidence.cases) {
    const { argsAfter } = findCase(evidence, item.id).record;
    const changed = item.args.findIndex((arg, index) => {
      const after = argsAfter[index];
      return after === undefined || !areIdentical(jsonToValue(arg), after);
    });
    if (changed === -1) continue;
    if (item.hidden) return fail('On a hidden case the arguments were changed.');
    const after = argsAfter[changed];
    return fail(
      `${describeCall(evidence.fn.name, item)} changed its argument: ${describeJson(item.args[changed] ?? null)} became ${after === undefined ? 'nothing' : showValue(after)}.`,
    );
  }
  return pass('The arguments are left unchanged.');
}

function showValue(value: Value): string {
  if (value.kind === 'list' && value.items.length <= 12) return `[${value.items.map(showValue).join(', ')}]`;
  return value.kind === 'number' ? String(value.value) : describeValue(value);
}

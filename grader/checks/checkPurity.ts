import type { Json, Value } from '../domain';
import { areIdentical } from './compareNumbers';
import { describeCall, describeJson, describeValue } from './describe';
import { fail, findCase, pass, type Evidence, type CheckOutcome } from './evidence';

/** Are the arguments after the call what the grader sent? Judged here, since nothing seen inside the sandbox is evidence. */
export function checkPurity(_spec: unknown, evidence: Evidence): CheckOutcome {
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

/** JSON as the sandbox hands it back: what an untouched argument looks like. */
export function jsonToValue(json: Json): Value {
  if (json === null) return { kind: 'nothing', value: 'null' };
  if (typeof json === 'number') return { kind: 'number', value: json };
  if (typeof json === 'string') return { kind: 'text', value: json };
  if (typeof json === 'boolean') return { kind: 'boolean', value: json };
  if (Array.isArray(json)) return { kind: 'list', items: json.map(jsonToValue) };
  return {
    kind: 'record',
    entries: new Map(Object.entries(json).map(([key, entry]) => [key, jsonToValue(entry)])),
  };
}

function showValue(value: Value): string {
  if (value.kind === 'list' && value.items.length <= 12) return `[${value.items.map(showValue).join(', ')}]`;
  return value.kind === 'number' ? String(value.value) : describeValue(value);
}

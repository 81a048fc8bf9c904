import type { CheckSpec } from '../domain';
import { compareStructure } from './compareStructure';
import { describeCall, describeThrown } from './describe';
import { fail, findCase, pass, type Evidence, type CheckOutcome } from './evidence';

/** Do kinds, keys and shapes agree with what is expected, on every case that has an expected output? */
export function checkShapes(spec: Extract<CheckSpec, { kind: 'shapes' }>, evidence: Evidence): CheckOutcome {
  for (const item of evidence.cases) {
    const problem = findStructureProblem(evidence, item.id, spec.notes);
    if (problem === null) continue;
    if (item.hidden)
      return fail(
        'Right on the public cases, but on a hidden case keys or shapes are not what they should be.',
      );
    return fail(`${describeCall(evidence.fn.name, item)}: ${problem}.`);
  }
  return pass('All keys and shapes are right.');
}

/** What is wrong with the structure of one case's result, or null. A case without an expected output has no problem. */
export function findStructureProblem(
  evidence: Evidence,
  caseId: string,
  notes: Readonly<Record<string, string>> = {},
): string | null {
  const { item, record } = findCase(evidence, caseId);
  if (record.first.kind === 'threw') return `it threw ${describeThrown(record.first.error)}`;
  return item.expected === null ? null : compareStructure(item.expected, record.first.value, notes);
}

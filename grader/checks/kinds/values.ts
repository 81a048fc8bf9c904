import { compareNumbers } from '../compareNumbers';
import { caseId, defineCheck, type SpecOf } from '../defineCheck';
import { describeCall, describeThrow } from '../describe';
import { fail, findCase, pass, skip, type CheckOutcome, type Evidence } from '../evidence';
import { findStructureProblem } from '../findStructureProblem';

export interface ValuesFields {
  readonly case: string;
  readonly rtol: number;
  readonly atol: number;
}

/** Do the numbers of one case agree with the fixture, to the check's tolerance? */
export const values = defineCheck<'values', ValuesFields>({
  kind: 'values',
  fields: {
    case: caseId,
    rtol: { type: 'number', minimum: 0, maximum: 1 },
    atol: { type: 'number', minimum: 0 },
  },
  defaults: { rtol: 1e-8, atol: 0 },
  needs: ['expected'],
  run: judgeValues,
});

function judgeValues(spec: SpecOf<'values', ValuesFields>, evidence: Evidence): CheckOutcome {
  const { item, record } = findCase(evidence, spec.case);
  if (item.expected === null)
    throw new Error(`case ${item.id} of ${evidence.fn.name} has no expected output`);
  const call = describeCall(evidence.fn.name, item);
  if (record.first.kind === 'threw') return fail(describeThrow(evidence.fn.name, item, record.first.error));
  if (findStructureProblem(evidence, spec.case) !== null) {
    return skip(
      item.hidden
        ? 'Not compared on a hidden case: its keys or shapes are wrong.'
        : `${call}: not compared, because its keys or shapes are wrong.`,
    );
  }
  const difference = compareNumbers(item.expected, record.first.value, spec);
  if (difference === null)
    return pass(item.hidden ? 'A hidden case has the right values.' : `${call} has the right values.`);
  if (item.hidden) return fail('A hidden case has other values than it should.');
  const { entry, actual, expected, differing, compared } = difference;
  const share = differing === compared ? 'every entry differs' : `${differing} of ${compared} entries differ`;
  return fail(`${call}: ${entry} is ${actual}; expected ${expected} (${share}).`);
}

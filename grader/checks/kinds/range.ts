import type { Value } from '../../domain';
import { caseId, defineCheck, type SpecOf } from '../defineCheck';
import { describeCall, describeNumber, describeThrow, describeValue } from '../describe';
import { fail, findCase, pass, type CheckOutcome, type Evidence } from '../evidence';
import { namePart, parsePath, readPart, type Path } from '../readPart';

export interface RangeFields extends Bounds {
  readonly case: string;
  /** Where in the result the number stands, such as `[1].cost`; null where the result is the number. */
  readonly at: string | null;
}

/** Each belongs to the range itself; null where there is none. */
interface Bounds {
  readonly atLeast: number | null;
  readonly atMost: number | null;
}

type RangeSpec = SpecOf<'range', RangeFields>;

/** Is a number of one case's result at least, or at most, what it should be? NaN is neither. */
export const range = defineCheck<'range', RangeFields>({
  kind: 'range',
  fields: {
    case: caseId,
    at: { type: 'string' },
    atLeast: { type: 'number' },
    atMost: { type: 'number' },
  },
  defaults: { at: null, atLeast: null, atMost: null },
  needs: [],
  findProblem: findRangeProblem,
  run: judgeRange,
});

function findRangeProblem({ at, atLeast, atMost }: RangeSpec): string | null {
  if (toPath(at) === null)
    return `has "at": ${JSON.stringify(at)}, which is no path; write it like cost, W1[0][2] or [1].dW2`;
  if (atLeast === null && atMost === null) return 'has no bound; give it "atLeast", "atMost" or both';
  if (atLeast !== null && atMost !== null && atLeast > atMost)
    return `has "atLeast": ${atLeast} above "atMost": ${atMost}, so that no number will do`;
  return null;
}

function judgeRange(spec: RangeSpec, evidence: Evidence): CheckOutcome {
  const { item, record } = findCase(evidence, spec.case);
  const { name } = evidence.fn;
  if (record.first.kind === 'threw') return fail(describeThrow(name, item, record.first.error));
  const { status, message } = judgeResult(spec, record.first.value);
  // What a hidden case gave, and what is asked of it, is not told.
  if (!item.hidden) return { status, message: `${describeCall(name, item)}: ${message}.` };
  return status === 'passed'
    ? pass('A hidden case gives a number within its bounds.')
    : fail('A hidden case does not give a number within its bounds.');
}

function judgeResult(spec: RangeSpec, result: Value): CheckOutcome {
  const path = toPath(spec.at);
  if (path === null) throw new Error(`check ${spec.id} has no path at ${spec.at}`);
  const part = readPart(result, path);
  if (part.kind === 'missing') return fail(part.problem);
  if (part.value.kind !== 'number')
    return fail(`${namePart(path)} is ${describeValue(part.value)}; expected a number`);
  const found = part.value.value;
  const told = `${namePart(path)} is ${showFound(found, spec)}`;
  return isWithin(found, spec)
    ? pass(`${told}, which is ${describeBounds(spec)}`)
    : fail(`${told}; expected ${describeBounds(spec)}`);
}

function isWithin(found: number, { atLeast, atMost }: Bounds): boolean {
  return found >= (atLeast ?? -Infinity) && found <= (atMost ?? Infinity);
}

/** To eight digits, or to all of them where eight would lie on the other side of a bound. */
function showFound(found: number, bounds: Bounds): string {
  const rounded = describeNumber(found);
  return isWithin(Number(rounded), bounds) === isWithin(found, bounds) ? rounded : String(found);
}

function describeBounds({ atLeast, atMost }: Bounds): string {
  const bounds = [atLeast === null ? [] : `at least ${atLeast}`, atMost === null ? [] : `at most ${atMost}`];
  return bounds.flat().join(' and ');
}

function toPath(at: string | null): Path | null {
  return at === null ? [] : parsePath(at);
}

import { findRoot, keepPublic, listAssignments, loadAssignment } from '../assignment';
import { describeCall, describeThrown, isNothing, judgeFunction } from '../checks';
import type { CallOutcome, CallRecord, Case, CheckReport, GradedFunction, Value } from '../domain';
import { show } from '../lab/show';
import { encodeResult } from './encodeResult';
import { renderCheck } from './renderCheck';

/** A function as a notebook hands it over. */
type StudentFunction = (...args: never[]) => unknown;

/**
 * Tries a graded function on the public cases and shows what is right, what is not yet, and a hint: in the notebook,
 * on the student's own machine. Never throws; the grade is made elsewhere, with hidden cases added.
 */
export function check(fn: StudentFunction): void {
  const found = typeof fn === 'function' ? findFunction(fn.name) : null;
  if (found === null) {
    const named = typeof fn === 'function' && fn.name !== '' ? fn.name : 'This';
    const text = `${named} is not a graded function: give check the function itself, as in check(initializeParametersHe).`;
    show(renderCheck({ kind: 'sentence', text }));
    return;
  }
  if (found.cases.every((item) => item.expected === null)) {
    const text = `The expected outputs of ${found.name} are not there yet: "grader fixtures" makes them.`;
    show(renderCheck({ kind: 'sentence', text }));
    return;
  }
  const records = new Map(found.cases.map((item) => [item.id, callTwice(fn, item)]));
  if ([...records.values()].every(({ first }) => isNothing(first))) {
    const text = `${found.name} is not written yet: fill in the lines between START CODE HERE and END CODE HERE, then run this cell again.`;
    show(renderCheck({ kind: 'sentence', text }));
    return;
  }
  const checks = judgeFunction({ fn: found, cases: found.cases, records });
  show(renderCheck({ kind: 'judged', fn: found, checks, sample: chooseSample(found, checks, records) }));
}

/** The graded function of that name in the assignments that this notebook's folder belongs to. */
function findFunction(name: string): GradedFunction | null {
  try {
    const root = findRoot(process.cwd());
    const functions = listAssignments(root).flatMap(
      (item) => keepPublic(loadAssignment(root, item)).functions,
    );
    const fn = functions.find((item) => item.name === name);
    return fn === undefined ? null : keepAnswered(fn);
  } catch {
    return null;
  }
}

/** Leaves out the checks whose expected output has not been made: an instructor's matter, not a student's mistake. */
function keepAnswered(fn: GradedFunction): GradedFunction {
  const answered = new Set(fn.cases.filter((item) => item.expected !== null).map((item) => item.id));
  return { ...fn, checks: fn.checks.filter((spec) => spec.kind !== 'values' || answered.has(spec.case)) };
}

function callTwice(fn: StudentFunction, item: Case): CallRecord {
  const args = structuredClone(item.args);
  const first = call(fn, args);
  return {
    first,
    second: call(fn, structuredClone(item.args)),
    argsAfter: args.map((arg) => encodeResult(arg)),
  };
}

function call(fn: StudentFunction, args: readonly unknown[]): CallOutcome {
  try {
    return { kind: 'returned', value: encodeResult(fn(...(args as never[]))) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
    return { kind: 'threw', error: { name, message, columns: [] } };
  }
}

/** One call to show in full, expected beside actual: the first that fails, else the first there is. */
export interface Sample {
  readonly call: string;
  readonly expected: Value;
  readonly actual: Value | string;
}

function chooseSample(
  fn: GradedFunction,
  checks: readonly CheckReport[],
  records: ReadonlyMap<string, CallRecord>,
): Sample | null {
  const failing = fn.checks.find(
    (spec, index) => spec.kind === 'values' && checks[index]?.status !== 'passed',
  );
  const compared = failing ?? fn.checks.find((spec) => spec.kind === 'values');
  const item = fn.cases.find((candidate) => compared?.kind === 'values' && candidate.id === compared.case);
  const outcome = item === undefined ? undefined : records.get(item.id)?.first;
  if (item === undefined || item.expected === null || outcome === undefined) return null;
  const actual = outcome.kind === 'returned' ? outcome.value : `threw ${describeThrown(outcome.error)}`;
  return { call: describeCall(fn.name, item), expected: item.expected, actual };
}

import { sumPoints } from '../utils/sumPoints';
import { explainRecords, findUnsettled, isNothing, judgeFunction } from '../checks';
import { describeFacts } from '../verdicts/findingWords';
import type { GradedFunction } from '../domain';
import { show } from '../lab/show';
import { callCases, type StudentFunction } from './callCases';
import { chooseSample } from './chooseSample';
import { drawWeights } from './drawWeights';
import { findGraded, type FindGraded } from './findGraded';
import { isUntouched } from './isUntouched';
import { nameMistake } from './nameMistake';
import { renderCheck, type CheckResult } from './renderCheck';
import { describeSession, recordPoints } from './sessionScore';

/**
 * Tries a graded function on the public cases and shows what is right, what is not yet, and a hint: in the notebook,
 * on the student's own machine. Never throws; the grade is made elsewhere, with hidden cases added.
 */
export function check(fn: StudentFunction): void {
  show(renderCheck(tryCarefully(fn)));
}

/** A function can leave things behind that do harm when they are looked at, such as a getter that throws. */
function tryCarefully(fn: StudentFunction): CheckResult {
  try {
    return tryFunction(fn);
  } catch {
    return say(
      'check could not look at what this function did: let it return plain matrices, and leave its arguments alone.',
    );
  }
}

function tryFunction(fn: StudentFunction): CheckResult {
  const name = readName(fn);
  const graded: FindGraded = name === null ? { kind: 'not-graded' } : findGraded(name);
  if (graded.kind === 'damaged')
    return say(
      `check cannot read what it compares with: ${graded.reason} Your function was not tried; put the file back as it was handed out.`,
    );
  if (graded.kind === 'ambiguous') {
    const [first = ''] = graded.assignments;
    return say(
      `${name ?? 'This'} is a graded function of ${graded.assignments.join(' and of ')}: put this notebook in the folder of its own assignment, such as notebooks/${first}, and run it there.`,
    );
  }
  if (graded.kind === 'not-graded') {
    const named = name === null || name === '' ? 'This' : name;
    return say(
      `${named} is not a graded function: give check the function itself, as in check(initializeParametersHe).`,
    );
  }
  const { fn: found, functions, directories, isUnanswered } = graded;
  if (isUnanswered) {
    return say(`The expected outputs of ${found.name} are not there yet: "grader fixtures" makes them.`);
  }
  const { records, thrown } = callCases(fn, found);
  const isEmpty = [...records.values()].every(({ first }) => isNothing(first));
  if (isEmpty || isUntouched(fn, found.name, directories)) {
    recordPoints(found.name, 0);
    return say(
      `${found.name} is not written yet: fill in the lines between START CODE HERE and END CODE HERE, then run this cell again.`,
    );
  }
  const unsettled = [...records].flatMap(([id, record]) => (findUnsettled([record]).length > 0 ? [id] : []));
  const checks = judgeFunction({ fn: found, cases: found.cases, records, unsettled });
  recordPoints(found.name, sumPoints(checks.map((item) => item.points)));
  const dependence = unsettled.length === 0 ? null : describeDependence(found);
  const isRight = checks.every((item) => item.status === 'passed');
  return {
    kind: 'judged',
    fn: found,
    checks,
    thrown,
    dependence,
    // What earlier calls left behind explains the numbers: whatever they look like is chance.
    mistake: isRight || dependence !== null ? null : nameMistake(found, directories, records),
    explanation: isRight || dependence !== null ? null : explainRecords(found.cases, records),
    sample: thrown === null ? chooseSample(found, checks, records) : null,
    picture: isRight ? null : drawWeights(found, checks, records),
    session: describeSession(functions),
  };
}

/** In a kernel nobody knows which name it is that outlives a call. */
function describeDependence(fn: GradedFunction): string {
  return `${describeFacts({ kind: 'depends-on-earlier-calls', names: [] }, fn).message}.`;
}

function say(text: string): CheckResult {
  return { kind: 'sentence', text };
}

/** A function's name; null for what is no function. */
function readName(fn: unknown): string | null {
  return typeof fn === 'function' ? String(fn.name) : null;
}

import type { CheckReport, Finding, FunctionReport, SubmissionReport } from '../domain';
import { isPassed } from '../report/marks';
import { sumPoints } from '../utils/sumPoints';
import { groupFindings, type FunctionFindings } from './groupFindings';

/** What there is to tell of one function, in the order to read it. */
export interface FunctionProblems extends FunctionFindings {
  readonly failed: readonly CheckReport[];
  /** Empty where nothing of the function was judged: that is its verdict, and its findings say why. */
  readonly unjudged: readonly Unjudged[];
}

/** Checks that were skipped for one reason. What they would have earned is lost as well. */
export interface Unjudged {
  readonly ids: readonly string[];
  readonly points: number;
  readonly message: string;
}

export interface Problems {
  /** Of the submission as a whole: why it was rejected, or what belongs to no one function. */
  readonly general: readonly Finding[];
  /** Every function that did not pass or that has a warning, in the report's order. */
  readonly functions: readonly FunctionProblems[];
}

/** Turns a row into what there is to mend. */
export function listProblems(row: SubmissionReport): Problems {
  const { functions, others } = groupFindings(row);
  return {
    general: others,
    functions: functions
      .filter(({ fn, findings }) => !isPassed(fn) || findings.length > 0)
      .map(({ fn, findings }) => ({
        fn,
        findings,
        failed: fn.checks.filter((check) => check.status === 'failed'),
        unjudged: listUnjudged(fn),
      })),
  };
}

/** The skipped checks of a function of which others were judged, by their reason. */
export function listUnjudged({ checks }: FunctionReport): readonly Unjudged[] {
  const skipped = checks.filter(({ status }) => status === 'skipped');
  if (skipped.length === checks.length) return [];
  return [...new Set(skipped.map(({ message }) => message))].map((message) => {
    const alike = skipped.filter((check) => check.message === message);
    const points = sumPoints(alike.map((check) => check.maxPoints - check.points));
    return { ids: alike.map(({ id }) => id), points, message };
  });
}

/** What to say of a row with nothing to mend, as a clause; a student's own check has no hidden ones, and claims none. */
export function describeFlawless({ functions }: SubmissionReport): string {
  const hasHidden = functions.some((fn) => fn.checks.some((check) => check.hidden));
  return hasHidden ? 'every check passes, the hidden ones too' : 'every public check passes';
}

/** The check with which a format that has a place for each check tells the function's findings: what is read first. */
export function findCarrier(fn: FunctionReport): CheckReport | undefined {
  const open = fn.checks.filter((check) => check.status !== 'passed');
  return open.find((check) => !check.hidden) ?? open[0] ?? fn.checks[0];
}

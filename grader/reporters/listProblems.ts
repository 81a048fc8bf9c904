import type { CheckReport, Diagnostic, FunctionReport, SubmissionReport } from '../domain';
import { shareDiagnostics } from './shareDiagnostics';

/** What there is to tell of one function, in the order to read it. */
export interface FunctionProblems {
  readonly fn: FunctionReport;
  /** Why it did not run, or which known mistake it is; these explain the rest. */
  readonly diagnostics: readonly Diagnostic[];
  readonly failed: readonly CheckReport[];
}

export interface Problems {
  /** Of the submission as a whole: why it was rejected, or what belongs to no one function. */
  readonly general: readonly Diagnostic[];
  /** Every function that did not pass or that has a warning, in the report's order. */
  readonly functions: readonly FunctionProblems[];
}

/** Turns a row into what there is to mend. */
export function listProblems(row: SubmissionReport): Problems {
  const { functions, others } = shareDiagnostics(row);
  return {
    general: others,
    functions: functions
      .filter(({ fn, diagnostics }) => fn.verdict !== 'passed' || diagnostics.length > 0)
      .map(({ fn, diagnostics }) => ({
        fn,
        diagnostics,
        failed: fn.checks.filter((check) => check.status === 'failed'),
      })),
  };
}

/** Whether nothing is left to mend, hidden cases included. */
export function isPerfect(row: SubmissionReport): boolean {
  return (
    row.status === 'graded' &&
    row.score === row.maxScore &&
    row.functions.every((fn) => fn.verdict === 'passed')
  );
}

/** What to say of such a row, as a clause; a student's own check has no hidden ones, and claims none. */
export function describePerfect({ functions }: SubmissionReport): string {
  const hasHidden = functions.some((fn) => fn.checks.some((check) => check.hidden));
  return hasHidden ? 'every check passes, the hidden ones too' : 'every public check passes';
}

/** The check with which a format that has a place for each check tells the function's diagnostics: what is read first. */
export function findCarrier(fn: FunctionReport): CheckReport | undefined {
  const open = fn.checks.filter((check) => check.status !== 'passed');
  return open.find((check) => !check.hidden) ?? open[0] ?? fn.checks[0];
}

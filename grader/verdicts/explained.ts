import { sumPoints } from '../checks';
import type { CheckReport, Diagnostic, FunctionReport, GradedFunction, Place, Verdict } from '../domain';

/** One function's part of the report, with the diagnostics that belong to it. */
export interface Explained {
  readonly report: FunctionReport;
  readonly diagnostics: readonly Diagnostic[];
}

export function explain(
  fn: GradedFunction,
  verdict: Verdict,
  checks: readonly CheckReport[],
  diagnostics: readonly Diagnostic[],
  misconception: string | null = null,
): Explained {
  const score = sumPoints(checks.map((check) => check.points));
  return {
    report: { name: fn.name, verdict, score, maxScore: fn.points, misconception, checks },
    diagnostics,
  };
}

export function describeAt(
  place: Place | null,
  message: string,
  severity: Diagnostic['severity'] = 'error',
): Diagnostic {
  return {
    severity,
    ...(place?.cell === undefined ? {} : { cell: place.cell }),
    ...(place?.line === undefined ? {} : { line: place.line }),
    message,
  };
}

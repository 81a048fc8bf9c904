import type { CheckReport, Finding, FunctionReport, GradedFunction, Verdict } from '../domain';
import { sumPoints } from '../utils/sumPoints';

/** One function's part of the report, with the findings that are about it. */
export interface Explained {
  readonly report: FunctionReport;
  readonly findings: readonly Finding[];
}

export function explain(
  fn: GradedFunction,
  verdict: Verdict,
  checks: readonly CheckReport[],
  findings: readonly Finding[],
  misconception: string | null = null,
): Explained {
  const score = sumPoints(checks.map((check) => check.points));
  return {
    report: { name: fn.name, verdict, score, maxScore: fn.points, misconception, checks },
    findings,
  };
}

/** With what there is to say beside it, in front. */
export function withNotes(explained: Explained, notes: readonly Finding[]): Explained {
  return notes.length === 0 ? explained : { ...explained, findings: [...notes, ...explained.findings] };
}

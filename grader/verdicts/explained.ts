import { sumPoints } from '../report/sumPoints';
import type { CheckReport, Diagnostic, FunctionReport, GradedFunction, Place, Verdict } from '../domain';

/** One function's part of the report, with the diagnostics that belong to it. */
export interface Explained {
  readonly report: FunctionReport;
  readonly diagnostics: readonly Diagnostic[];
}

/** A place, with the text of its line where it names one. */
export type QuotedPlace = Place & Pick<Diagnostic, 'source'>;

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
  place: QuotedPlace | null,
  message: string,
  severity: Diagnostic['severity'] = 'error',
): Diagnostic {
  return {
    severity,
    ...(place?.cell === undefined ? {} : { cell: place.cell }),
    ...(place?.line === undefined ? {} : { line: place.line }),
    message,
    ...(place?.source === undefined ? {} : { source: place.source }),
  };
}

/** With what there is to say beside it, in front. */
export function withNotes(explained: Explained, notes: readonly Diagnostic[]): Explained {
  return notes.length === 0 ? explained : { ...explained, diagnostics: [...notes, ...explained.diagnostics] };
}

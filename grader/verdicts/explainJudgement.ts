import type { GradedFunction, Judgement, Place, Program } from '../domain';
import { describeFinding } from './describeFinding';
import { explain, type Explained } from './explained';
import type { QuotedPlace } from './quotePlace';

/** A judgement as one student reads it: with its note at the student's own place. */
export function explainJudgement(
  fn: GradedFunction,
  { verdict, checks, note, misconception }: Judgement,
  place: QuotedPlace,
): Explained {
  const findings = note === null ? [] : [describeFinding(fn, note.facts, place)];
  return explain(fn, verdict, checks, findings, misconception);
}

/** Where a judgement's note belongs: the innermost column that is the student's own code, else the function's cell. */
export function locateNote({ note }: Judgement, program: Program): Place {
  for (const column of note?.columns ?? []) {
    const place = program.locate(column);
    if (place !== null) return place;
  }
  return { cell: program.cell };
}

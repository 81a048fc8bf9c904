import type { GradedFunction, Judgement, Place, Program } from '../domain';
import { describeAt, explain, type Explained } from './explained';

/** A judgement as one student reads it: with its note at the student's own cell and line. */
export function explainJudgement(
  fn: GradedFunction,
  program: Program,
  { verdict, checks, note }: Judgement,
): Explained {
  const diagnostics =
    note === null ? [] : [describeAt(locateNote(note.columns, program), note.message, note.severity)];
  return explain(fn, verdict, checks, diagnostics);
}

/** The innermost column that is the student's own code, else the function's cell. */
function locateNote(columns: readonly number[], program: Program): Place {
  for (const column of columns) {
    const place = program.locate(column);
    if (place !== null) return place;
  }
  return { cell: program.cell };
}

import type { Json, Value } from './value';

/** A named wrong answer as a student may read of it. */
export interface Mistake {
  readonly id: string;
  readonly functionName: string;
  /** What the student did and why it is not this function. */
  readonly mistake: string;
  /** Teaches without giving the line away. */
  readonly hint: string;
}

/** With its code, as it would stand in the graded cell: for the grader alone. */
export interface Misconception extends Mistake {
  /** The function's declaration. */
  readonly code: string;
}

/** With what it gives on public cases: enough to recognise it on a student's own machine, without its code. */
export interface RecordedMistake extends Mistake {
  readonly calls: readonly RecordedCall[];
}

export interface RecordedCall {
  readonly caseId: string;
  readonly value: Value;
  /** The arguments after the call, where it changed them. */
  readonly argsAfter: readonly Json[] | null;
}

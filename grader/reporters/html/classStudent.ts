import type { FunctionReport, SubmissionReport, Verdict } from '../../domain';

/** What the class page keeps of one submission: a large batch has to stay small. */
export interface ClassStudent {
  readonly name: string;
  /** Of the student's page, seen from the class page. */
  readonly href: string;
  /** Not a readable notebook: it has no functions, and counts in no mean. */
  readonly isRejected: boolean;
  readonly score: number;
  readonly maxScore: number;
  readonly functions: readonly ClassFunction[];
}

export interface ClassFunction {
  readonly name: string;
  readonly verdict: Verdict;
  readonly score: number;
  readonly maxScore: number;
  readonly misconception: StudentMistake | null;
  /** Identifiers of the checks that passed. */
  readonly passed: ReadonlySet<string>;
}

/** A named wrong answer, and what its author was told. */
export interface StudentMistake {
  readonly id: string;
  /** Empty where the row says nothing of it. */
  readonly meaning: string;
  readonly hint: string | null;
}

/** Keeps of a row what the class page shows. */
export function summarizeStudent(row: SubmissionReport, href: string): ClassStudent {
  return {
    name: row.submission,
    href,
    isRejected: row.status === 'rejected',
    score: row.score,
    maxScore: row.maxScore,
    functions: row.functions.map((fn) => ({
      name: fn.name,
      verdict: fn.verdict,
      score: fn.score,
      maxScore: fn.maxScore,
      misconception: fn.misconception === null ? null : describeMistake(row, fn, fn.misconception),
      passed: new Set(fn.checks.filter((check) => check.status === 'passed').map((check) => check.id)),
    })),
  };
}

function describeMistake({ diagnostics }: SubmissionReport, fn: FunctionReport, id: string): StudentMistake {
  const told = diagnostics.find(({ kind, function: name }) => kind === 'misconception' && name === fn.name);
  return { id, meaning: told?.message ?? '', hint: told?.hint ?? null };
}

/** Whether there is something to mend. */
export function isUnfinished(student: ClassStudent): boolean {
  return student.isRejected || student.score < student.maxScore;
}

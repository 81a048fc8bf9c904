import type { SubmissionReport, Verdict, Work } from '../../domain';

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
  readonly meaning: string;
}

/** Keeps of a row what the class page shows. */
export function summarizeStudent(row: SubmissionReport, work: Work | null, href: string): ClassStudent {
  return {
    name: row.submission,
    href,
    isRejected: row.status === 'rejected',
    score: row.score,
    maxScore: row.maxScore,
    functions: row.functions.map((fn, index) => ({
      name: fn.name,
      verdict: fn.verdict,
      score: fn.score,
      maxScore: fn.maxScore,
      misconception:
        fn.misconception === null
          ? null
          : { id: fn.misconception, meaning: findMeaning(row, work, index) ?? '' },
      passed: new Set(fn.checks.filter((check) => check.status === 'passed').map((check) => check.id)),
    })),
  };
}

/** The diagnostic of a function's cell. Functions that share a cell have theirs in the order of the functions. */
function findMeaning(row: SubmissionReport, work: Work | null, index: number): string | undefined {
  const cellOf = (position: number) => work?.functions[position]?.cell?.number;
  const cell = cellOf(index);
  if (cell === undefined) return undefined;
  const told = row.diagnostics.filter((diagnostic) => diagnostic.cell === cell);
  const before = row.functions
    .slice(0, index)
    .filter((fn, position) => cellOf(position) === cell && fn.verdict !== 'passed');
  return (told[before.length] ?? told[0])?.message;
}

/** Whether there is something to mend. */
export function isUnfinished(student: ClassStudent): boolean {
  return student.isRejected || student.score < student.maxScore;
}

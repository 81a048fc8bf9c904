import type { Submission, SubmissionReport } from '../domain';
import type { Grader } from '../grading/grader';
import { gradeSubmission, rejectSubmission, type GradedSubmission } from '../grading/gradeSubmission';
import type { SortedBatch } from './sortBatch';
import { withSession, type SessionOptions } from './withSession';

/** Grades a batch, each submission by its own assignment. */
export interface BatchGrader {
  readonly wantsWork: boolean;
  /** Of all that decides how files are judged, in all its assignments. */
  readonly digest: string;
  readonly isolation: Grader['sandbox']['isolation'];
  /** By whose terms a submission is graded; null where no assignment is known. */
  readonly graderFor: (submission: Submission) => Grader | null;
  /** @param kept see `Grader.kept` */
  readonly grade: (submission: Submission, kept?: Grader['kept']) => Promise<GradedSubmission>;
}

/** Opens a session for each assignment of a batch, runs `work`, and closes them in any case. */
export async function withBatch<Result>(
  batch: SortedBatch,
  options: Omit<SessionOptions, 'assignment'>,
  work: (grader: BatchGrader) => Promise<Result>,
): Promise<Result> {
  const graders = new Map<string, Grader>();
  const openFrom = (position: number): Promise<Result> => {
    const assignment = batch.assignments[position];
    if (assignment === undefined) return work(createBatchGrader(batch, graders));
    return withSession({ ...options, assignment }, (grader) => {
      graders.set(assignment.name, grader);
      return openFrom(position + 1);
    });
  };
  return openFrom(0);
}

function createBatchGrader(batch: SortedBatch, graders: ReadonlyMap<string, Grader>): BatchGrader {
  const all = [...graders.values()];
  const [first] = all;
  if (first === undefined) throw new Error('a batch without an assignment');
  const isMixed = all.length > 1;
  const graderFor = (submission: Submission): Grader | null =>
    graders.get(batch.nameFor(submission) ?? '') ?? null;
  return {
    wantsWork: first.wantsWork,
    digest: all.map(({ prepared }) => prepared.filesDigest).join(' '),
    isolation: first.sandbox.isolation,
    graderFor,
    async grade(submission, kept) {
      const grader = graderFor(submission);
      if (grader === null) return rejectSubmission(submission, batch.question);
      const graded = await gradeSubmission(submission, kept === undefined ? grader : { ...grader, kept });
      const own = isMixed ? grader.prepared.assignment.name : null;
      return { ...graded, report: nameAssignment(graded.report, own) };
    },
  };
}

/** A row that says its assignment, where others of its report are of another; null where it need not. */
export function nameAssignment(row: SubmissionReport, name: string | null): SubmissionReport {
  const { submission, file, status, score, maxScore, functions, diagnostics } = row;
  const own = name === null ? {} : { assignment: name };
  return { submission, file, ...own, status, score, maxScore, functions, diagnostics };
}

import type { SubmissionReport } from '../domain';

/** One attempt as the gradebook has it: a file of a student's, with its newest grading. */
export interface AttemptEntry {
  readonly student: string;
  readonly fileHash: string;
  /** The earliest time under which this file came. */
  readonly submittedAt: Date;
  /** Of the newest grading, as all that follows. */
  readonly gradedAt: Date;
  readonly status: SubmissionReport['status'];
  readonly score: number;
  readonly maxScore: number;
  readonly graderVersion: string;
  readonly revision: string;
  /** How often it was graded with a result that differed from the one before. */
  readonly gradings: number;
  /** Null where it was not asked for. */
  readonly report: SubmissionReport | null;
}

/** What a person decided: `points` are added to what there is, a `score` takes its place. */
export interface Adjustment {
  readonly student: string;
  readonly kind: 'points' | 'score';
  readonly amount: number;
  readonly reason: string;
  readonly madeBy: string;
  readonly madeAt: Date;
}

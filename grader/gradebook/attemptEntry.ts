import type { HandIn, Identity, SubmissionReport } from '../domain';

/** One attempt as the gradebook has it: a file of an owner's, with its newest grading. */
export interface AttemptEntry {
  /** What the submission was called. */
  readonly student: string;
  /** The key under which attempts of an owner meet. */
  readonly ownerKey: string;
  /** Null where it was recorded before identities were: then `student` is all that is known. */
  readonly owner: Identity | null;
  readonly fileHash: string;
  /** The best that is known of the time it was handed in. */
  readonly handIn: HandIn;
  /** When this file was first graded. */
  readonly firstGradedAt: Date;
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

/** Whom a person's decision is about: somebody of the roster, an owner of attempts, or both. */
export interface Subject {
  /** Null where they have handed in nothing, and in what was decided before owners had keys. */
  readonly owner: string | null;
  /** As the roster knew them then; null where it did not. */
  readonly person: PersonFacts | null;
  /** For reading, and all there is in what was decided before. */
  readonly student: string;
}

/** What tells a person from others; a text is empty where the roster does not say. */
export interface PersonFacts {
  readonly name: string;
  readonly lmsId: string;
  readonly sisId: string;
  readonly login: string;
  readonly email: string;
  readonly github: string;
}

/** What a person decided: `points` are added to what there is, a `score` takes its place. */
export interface Adjustment extends Subject {
  readonly kind: 'points' | 'score';
  readonly amount: number;
  readonly reason: string;
  readonly madeBy: string;
  readonly madeAt: Date;
}

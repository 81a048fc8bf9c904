import type { SubmissionReport } from './report';

/** One graded submission as a gradebook keeps it: never changed once it is written. */
export interface Attempt {
  /** Who handed it in: what the submission is called, which a roster may know a person by. */
  readonly student: string;
  readonly assignment: string;
  /** SHA-256 of the file's bytes, in hex. The same file of the same student is one attempt, graded once or twice. */
  readonly fileHash: string;
  /** When it was handed in, as far as that is known; else when the file was last written. */
  readonly submittedAt: Date;
  readonly gradedAt: Date;
  readonly report: SubmissionReport;
  readonly graderVersion: string;
  /** Digest of all that decides how a file is judged (`PreparedAssignment.filesDigest`). */
  readonly revision: string;
}

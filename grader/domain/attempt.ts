import type { HandIn, Identity } from './identity';
import type { SubmissionReport } from './report';

/**
 * One graded submission as a gradebook keeps it: never changed once it is written. A file that several handed in is an
 * attempt of each.
 */
export interface Attempt {
  /** What the submission is called. For reading: whose it is, `owner` says. */
  readonly student: string;
  readonly owner: Identity;
  readonly assignment: string;
  /** SHA-256 of the file's bytes, in hex. The same file of the same owner is one attempt, graded once or twice. */
  readonly fileHash: string;
  readonly handIn: HandIn;
  readonly gradedAt: Date;
  readonly report: SubmissionReport;
  readonly graderVersion: string;
  /** Digest of all that decides how a file is judged (`PreparedAssignment.filesDigest`). */
  readonly revision: string;
}

import type { HandIn, HandInSource, Identity } from './identity';

/** A notebook to grade and the name it has in the report. */
export interface Submission {
  /** Unlike that of any other submission of the batch. For reading: who it is of, `owners` say. */
  readonly name: string;
  /** As the report tells it: a path, or the place in an archive (`submissions.zip/alice.ipynb`). */
  readonly file: string;
  /** The folder that was named for it: below this nothing may be a link. Absent: the file's own folder. */
  readonly within?: string;
  /** Whose it is, as its source says: one, or all of a group. None where nothing says it. */
  readonly owners: readonly Identity[];
  /** When it was handed in. */
  readonly handIn: FoundHandIn;
  /** Reads its bytes where `file` is no file of its own: an entry of a zip, a blob of Git. */
  readonly read?: () => Promise<ReadBytes>;
}

/** What grading needs of a submission. */
export type NamedFile = Pick<Submission, 'name' | 'file' | 'within' | 'read'>;

/** What a source says of the time: a clock without a zone is one of the course's own zone. */
export type FoundHandIn =
  | HandIn
  | {
      readonly kind: 'local';
      /** `2026-11-24T10:08:00` */ readonly clock: string;
      readonly from: HandInSource;
    }
  /** The file's own time, read when it is graded. */
  | { readonly kind: 'file' };

/** What stands in a file that may be a notebook. */
export type ReadBytes =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'rejected'; readonly reason: string };

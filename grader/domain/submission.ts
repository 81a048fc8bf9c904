/** A notebook to grade and the name it has in the report. */
export interface Submission {
  /** Unlike that of any other submission of the batch. */
  readonly name: string;
  /** As the report tells it: a path, or the place in an archive (`submissions.zip/alice.ipynb`). */
  readonly file: string;
  /** The folder that was named for it: below this nothing may be a link. Absent: the file's own folder. */
  readonly within?: string;
  /** Who handed it in, where an archive says so; else the name stands for them. */
  readonly student?: string;
  /** When it was handed in, where an archive or a commit says so; else the file's own time is all there is. */
  readonly submittedAt?: Date;
  /** Reads its bytes where `file` is no file of its own: an entry of a zip, a blob of Git. */
  readonly read?: () => Promise<ReadBytes>;
}

/** What stands in a file that may be a notebook. */
export type ReadBytes =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'rejected'; readonly reason: string };

import type { Submission } from '../domain';

/** A notebook that was found and has no name in the batch yet. */
export interface Found {
  /** As the report names it: a path, or a place in an archive. Different for each one of a batch. */
  readonly file: string;
  /** See `Submission.within`. */
  readonly within?: string;
  /** Who handed it in, where an archive's file names say so. */
  readonly owner?: SubmissionOwner;
  readonly submittedAt?: Date;
  readonly read?: NonNullable<Submission['read']>;
}

export interface SubmissionOwner {
  readonly name: string;
  /** The learning platform's number of the person, which differs for two of the same name. */
  readonly id: string;
  /** The file's path within what the owner handed in. */
  readonly path: string;
}

/** Makes a place unique by a number behind it, where a zip has equal paths. The result is added to `used`. */
export function numberRepeated(place: string, used: Set<string>): string {
  let numbered = place;
  for (let number = 2; used.has(numbered); number++) numbered = `${place} (${number})`;
  used.add(numbered);
  return numbered;
}

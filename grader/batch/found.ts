import type { Submission } from '../domain';

/** A notebook as it was found, before the batch gives it a name. */
export interface Found {
  /** As the report tells it: a path, or a place in an archive. No two of a batch have the same. */
  readonly file: string;
  /** Whose it is, where an archive's file names say so. */
  readonly owner?: SubmissionOwner;
  readonly submittedAt?: Date;
  readonly read?: NonNullable<Submission['read']>;
}

export interface SubmissionOwner {
  readonly name: string;
  /** What tells two of one name apart: the number that the learning platform knows them by. */
  readonly id: string;
  /** The file's path as its owner handed it in. */
  readonly path: string;
}

/** Keeps places apart that are written alike: the second of a zip's equal paths gets a number. Added to `used`. */
export function numberRepeated(place: string, used: Set<string>): string {
  let numbered = place;
  for (let number = 2; used.has(numbered); number++) numbered = `${place} (${number})`;
  used.add(numbered);
  return numbered;
}

import type { FoundHandIn, Identity, Submission } from '../domain';

/** A notebook that was found and has no name in the batch yet. */
export interface Found {
  /** As the report names it: a path, or a place in an archive. Different for each one of a batch. */
  readonly file: string;
  /** See `Submission.within`. */
  readonly within?: string;
  /** How its row is called, where that is after whoever handed it in and not after the file. */
  readonly label?: Label;
  readonly owners: readonly Identity[];
  readonly handIn: FoundHandIn;
  readonly read?: NonNullable<Submission['read']>;
}

export interface Label {
  readonly name: string;
  /** Differs for two of the same name. */
  readonly id: string;
  /** The file's path within what they handed in. */
  readonly path: string;
}

/** A file of the disk, of whose owner nothing is known yet. */
export function findFile(file: string, within?: string): Found {
  return { file, owners: [], handIn: { kind: 'file' }, ...(within === undefined ? {} : { within }) };
}

/** Makes a place unique by a number behind it, where a zip has equal paths. The result is added to `used`. */
export function numberRepeated(place: string, used: Set<string>): string {
  let numbered = place;
  for (let number = 2; used.has(numbered); number++) numbered = `${place} (${number})`;
  used.add(numbered);
  return numbered;
}

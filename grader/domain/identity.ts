/** Who handed a submission in, as its source says it. Facts only: who of the roster that is, the gradebook finds out. */
export interface Identity {
  readonly source: IdentitySource;
  /**
   * What tells this owner from all others of the source, the surest first. Empty where the source gives a name alone.
   */
  readonly identifiers: readonly Identifier[];
  /** As the source writes it, composed (NFC); null where it gives none. */
  readonly name: string | null;
  /** Whose work it is where a whole group handed in one file, and the source does not name its members. */
  readonly group: Group | null;
  /** The platform hid who it is: `name` is its placeholder, and is matched with nobody. */
  readonly isAnonymous: boolean;
}

export type IdentitySource =
  | 'canvas'
  | 'moodle'
  | 'gradescope'
  | 'blackboard'
  | 'brightspace'
  | 'git'
  | 'folder'
  /** Said on the command line: `--student`, `--student-from`. */
  | 'named'
  /** The file's own name, which is all that is known. */
  | 'file';

/** One fact that tells a person from others. */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly value: string;
}

/** In the order in which they are trusted: the first that an identity has is its key. */
export const identifierKinds = [
  /** The learning platform's number of a user: Canvas's `ID`. */
  'lms-id',
  /** Moodle's number of a participant in one assignment, the worksheet's `Participant N`: it says nothing in another. */
  'participant',
  /** The institution's number: `SIS User ID`, `ID number`, SID, `OrgDefinedId`. */
  'sis-id',
  'login',
  'email',
  /** The folder or branch that is the student's. */
  'folder',
  /** What an instructor said: `--student`, a part of `--student-from`. */
  'named',
] as const;

export type IdentifierKind = (typeof identifierKinds)[number];

export interface Group {
  /** The platform's number of the group; null where it gives none. */
  readonly id: string | null;
  readonly name: string | null;
}

/** What is known of the time a submission was handed in. */
export type HandIn =
  /** A time of the source's own. */
  | { readonly kind: 'time'; readonly at: Date; readonly from: HandInSource }
  /** The platform's verdict alone, with that student's own due date: Canvas's `LATE`. */
  | { readonly kind: 'marked'; readonly isLate: boolean }
  /** Nothing: the archive's times are those of the download. */
  | { readonly kind: 'unknown' };

export type HandInSource =
  | 'received'
  | 'gradescope'
  | 'worksheet'
  /** The committer's own word. */
  | 'commit'
  | 'file-name'
  | 'zip-entry'
  | 'file';

/**
 * The key under which attempts of an owner meet, the same in every batch: `lms-id:11`, `group:401`, `name:ada lovelace`,
 * `anonymous:anon_ab12`. Null for nobody: nothing names anyone.
 */
export function keyOwner({ identifiers, name, group, isAnonymous }: Identity): string | null {
  const [first] = identifierKinds.flatMap((kind) => identifiers.filter((item) => item.kind === kind));
  if (first !== undefined) return `${first.kind}:${first.value}`;
  if (group !== null) return `group:${group.id ?? foldOwner(group.name ?? '')}`;
  if (name === null || foldOwner(name) === '') return null;
  return `${isAnonymous ? 'anonymous' : 'name'}:${foldOwner(name)}`;
}

/** Whether a key means the same owner in every assignment: the platform's placeholders and numbers may not. */
export function isCourseWide(ownerKey: string): boolean {
  return !/^(?:participant|group|anonymous|unknown):/.test(ownerKey);
}

function foldOwner(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}

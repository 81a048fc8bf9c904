import type { FoundHandIn, Identity, IdentitySource } from '../../domain';
import type { Label } from '../found';

/** How a learning platform names the files in the zip of all submissions. */
export interface Platform {
  readonly source: IdentitySource;
  /** Reads a path; null where the platform writes no such path. */
  readonly read: (path: string) => ReadName | null;
  /** Whether paths that it may have written one by one can be of one download. */
  readonly agrees: (names: readonly ReadName[]) => boolean;
  /** What only all names together say. */
  readonly complete?: (names: readonly ReadName[]) => readonly ReadName[];
}

/** What the name of a file says. */
export interface ReadName {
  readonly identity: Identity;
  /** Tells this owner from others of the download. */
  readonly id: string;
  readonly handIn: FoundHandIn;
  /** The path within what they handed in, the student's own words. */
  readonly own: string;
  /** The platform's number of the file, which no other file of the download has; null where it gives none. */
  readonly fileNumber: string | null;
  /** Not handed in as a file: what the platform itself wrote beside one. */
  readonly isNote: boolean;
}

/** How the row of a file is called: after the person or the group that the platform names. */
export function describeLabel({ identity, id, own }: ReadName): Label {
  return { name: identity.name ?? identity.group?.name ?? id, id, path: own };
}

/** Whether each owner has one name: a platform writes no other name behind the same number. */
export function haveOneName(names: readonly ReadName[]): boolean {
  const seen = new Map<string, string | null>();
  return names.every(({ id, identity }) => {
    if (id === '') return true;
    const before = seen.get(id);
    seen.set(id, identity.name);
    return before === undefined || before === identity.name;
  });
}

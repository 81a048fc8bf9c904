import { constants, lstatSync, readdirSync, rmSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { isOwnerGone, nameOwner, ownerPattern } from '../process/owner';

/** The journal file of one process. */
export interface JournalFile {
  readonly path: string;
  /** Whether the process that wrote it has ended. */
  readonly isAbandoned: boolean;
}

// Windows has neither.
const { O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as Partial<typeof constants>;

const namePattern = new RegExp(`^([0-9a-f]{32})\\.(${ownerPattern})\\.jsonl$`);

/** A journal untouched for a day is taken for abandoned, and after a week it is removed. */
const DAY = 24 * 60 * 60 * 1000;
const WEEK = 7 * DAY;

/** A path for this process's journal of a run. */
export function nameJournal(folder: string, key: string): string {
  return join(folder, `${key}.${nameOwner()}.jsonl`);
}

/** The journals of a run, in the order of their names. Journals of any run that are a week old are removed. */
export function listJournals(folder: string, key: string): readonly JournalFile[] {
  return listFolder(folder).flatMap((name) => {
    const [, run, owner] = namePattern.exec(name) ?? [];
    const path = join(folder, name);
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (owner === undefined || stats?.isFile() !== true) return [];
    const age = Date.now() - stats.mtimeMs;
    if (age > WEEK) removeJournal(path);
    return run !== key || age > WEEK ? [] : [{ path, isAbandoned: age > DAY || isOwnerGone(owner) }];
  });
}

/** Removes a journal. A failure does no harm: its rows are valid, and the file is small. */
export function removeJournal(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A later run tries again.
  }
}

/** Opens a journal for reading; null when it is gone, may not be read, or is no plain file. */
export async function openToRead(path: string): Promise<FileHandle | null> {
  const flags = constants.O_RDONLY | O_NOFOLLOW | O_NONBLOCK;
  const file = await open(path, flags).catch(() => null);
  if (file === null || (await file.stat()).isFile()) return file;
  await file.close();
  return null;
}

function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

import { constants, lstatSync, readdirSync, rmSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { isOwnerGone, nameOwner, ownerPattern } from '../process/owner';

/** A journal that is there: one run's, in a folder that other runs may write to at the same time. */
export interface JournalFile {
  readonly path: string;
  /** Whether whoever wrote it may write no more. */
  readonly isOver: boolean;
}

// Windows has neither.
const { O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as Partial<typeof constants>;

const namePattern = new RegExp(`^([0-9a-f]{32})\\.(${ownerPattern})\\.jsonl$`);

/** After a day nobody writes to a journal any more, and after a week nobody goes on with it. */
const DAY = 24 * 60 * 60 * 1000;
const WEEK = 7 * DAY;

/** A name for this process's own journal of a run. */
export function nameJournal(folder: string, key: string): string {
  return join(folder, `${key}.${nameOwner()}.jsonl`);
}

/** The journals of a run, in the order of their names; those of any run that are a week old are removed. */
export function listJournals(folder: string, key: string): readonly JournalFile[] {
  return listFolder(folder).flatMap((name) => {
    const [, run, owner] = namePattern.exec(name) ?? [];
    const path = join(folder, name);
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (owner === undefined || stats?.isFile() !== true) return [];
    const age = Date.now() - stats.mtimeMs;
    if (age > WEEK) removeJournal(path);
    return run !== key || age > WEEK ? [] : [{ path, isOver: age > DAY || isOwnerGone(owner) }];
  });
}

/** One that cannot be removed costs a few bytes and no row. */
export function removeJournal(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Another run tries again.
  }
}

/** Opens a journal to read; null where it is gone or may not be read, or something else has taken its name. */
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

import { randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Database, Executor } from './database';
import { DatabaseError } from './databaseError';
import { explainFolderFault } from './explainFolderFault';
import { importPackage } from './importPackage';
import { lockFolder, type FolderLock } from './lockFolder';
import { startPglite, type Pglite } from './startPglite';

/** Whatever makes a new database has long been done, or is dead, after so many milliseconds. */
const ABANDONED_MILLISECONDS = 10 * 60 * 1000;

export interface OpenFolderOptions {
  readonly onWait?: (message: string) => void;
  readonly onCreate?: (message: string) => void;
}

/**
 * PostgreSQL in this process, in a folder, which is made when it is missing. It bears one process at a time, and does
 * not see to that itself: a lock beside it does.
 * @throws DatabaseError when the folder holds something else, or cannot be read or written
 */
export async function openFolder(folder: string, options: OpenFolderOptions = {}): Promise<Database> {
  const place = resolve(folder);
  // Asked for before anything is made.
  await importPackage('@electric-sql/pglite', () => Promise.resolve(require.resolve('@electric-sql/pglite')));
  const lock = await explain(place, async () => {
    mkdirSync(dirname(place), { recursive: true });
    return lockFolder(place, options.onWait);
  });
  try {
    if (await explain(place, () => Promise.resolve(isNew(place)))) {
      options.onCreate?.(`Making a gradebook in ${folder}.`);
      await createFolder(place);
    }
    return serveFolder(place, await startExisting(place), lock);
  } catch (error) {
    await lock.release().catch(() => undefined);
    throw error;
  }
}

function serveFolder(place: string, pglite: Pglite, lock: FolderLock): Database {
  let turn: Promise<unknown> = Promise.resolve();
  /** There is one connection: what comes while a transaction runs waits, instead of falling into it. */
  const takeTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(() => explain(place, work));
    turn = result.catch(() => undefined);
    return result;
  };
  const query = async <Row>(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> =>
    (await pglite.query(sql, values)) as readonly Row[];
  const transaction = async <Result>(work: (executor: Executor) => Promise<Result>): Promise<Result> => {
    await query('BEGIN');
    try {
      const result = await work({ query });
      requireLock(lock, place);
      await query('COMMIT');
      return result;
    } catch (error) {
      await query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  };
  return {
    kind: 'pglite',
    place,
    isWanted: lock.isWanted,
    query: (sql, values) => takeTurn(() => query(sql, values)),
    transaction: (work) => takeTurn(() => transaction(work)),
    close: () =>
      takeTurn(async () => {
        try {
          await pglite.close();
        } finally {
          await lock.release();
        }
      }),
  };
}

function requireLock(lock: FolderLock, place: string): void {
  if (lock.isLost())
    throw new DatabaseError(
      `The gradebook in ${place} was taken by another grader while this one stood still: nothing was written.`,
      { isTransient: true },
    );
}

/** @throws DatabaseError when something else is there */
function isNew(place: string): boolean {
  const stats = lstatSync(place, { throwIfNoEntry: false });
  if (stats === undefined) return true;
  const names = stats.isFile() ? ['a file'] : readdirSync(place);
  if (names.length > 0 && !names.includes('PG_VERSION'))
    throw new DatabaseError(
      `${place} is no gradebook, and holds something else: name a folder of its own with --gradebook=DIR, or put --gradebook last.`,
    );
  return names.length === 0;
}

/** Made beside its name and renamed when it is whole: a kill on the way leaves no half of a database. */
async function createFolder(place: string): Promise<void> {
  sweepAbandoned(place);
  const part = `${place}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    // Students' work is nobody else's to read.
    mkdirSync(part, { mode: 0o700 });
    await (await startPglite(part)).close();
    if (lstatSync(place, { throwIfNoEntry: false }) !== undefined) rmdirSync(place);
    renameSync(part, place);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    const explained = explainFolderFault(error, place);
    if (explained instanceof DatabaseError) throw explained;
    throw new DatabaseError(`A gradebook in ${place} cannot be made (${(error as Error).message}).`, {
      isTransient: true,
      cause: error,
    });
  }
}

function sweepAbandoned(place: string): void {
  for (const name of readdirSync(dirname(place))) {
    if (!name.startsWith(`${basename(place)}.new-`)) continue;
    const part = join(dirname(place), name);
    const stats = lstatSync(part, { throwIfNoEntry: false });
    if (stats?.isDirectory() === true && Date.now() - stats.mtimeMs > ABANDONED_MILLISECONDS)
      rmSync(part, { recursive: true, force: true });
  }
}

async function startExisting(place: string): Promise<Pglite> {
  try {
    return await startPglite(place);
  } catch (error) {
    const explained = explainFolderFault(error, place);
    if (explained instanceof DatabaseError) throw explained;
    throw new DatabaseError(
      `The gradebook in ${place} cannot be opened (${(error as Error).message}): the disk is full, or it is damaged or of another PostgreSQL; free some space, put back a copy of it, or name another folder.`,
      { cause: error },
    );
  }
}

async function explain<Result>(place: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw explainFolderFault(error, place);
  }
}

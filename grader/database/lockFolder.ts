import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseError } from './databaseError';
import { explainFolderFault } from './explainFolderFault';
import { importPackage } from './importPackage';

/** A folder that this process alone works in. */
export interface FolderLock {
  /** Whether it was lost on the way: this process stood still for so long that another one took it for dead. */
  readonly isLost: () => boolean;
  /** Whether another process waits for it. */
  readonly isWanted: () => boolean;
  readonly release: () => Promise<void>;
}

/** A lock without a sign of life for so long is another's to take, unless its owner is seen to live. */
const STALE_MILLISECONDS = 10_000;
const SIGN_MILLISECONDS = 2_000;
/** An owner that lives and gives no sign was stopped, or its id is another process's by now. */
const PATIENCE_MILLISECONDS = 60_000;
const TELL_MILLISECONDS = 1_000;
/** Whoever waits says so again and again; what is older was said by one who has given up. */
const WANTED_MILLISECONDS = 3_000;

/**
 * Waits until nobody else works in the folder, and keeps them out. What a killed process held is free after ten
 * seconds.
 * @param onWait told once, in a sentence, when it takes more than a moment
 * @throws DatabaseError when the lock cannot be written, or its owner stands still
 */
export async function lockFolder(
  folder: string,
  onWait: (message: string) => void = () => undefined,
): Promise<FolderLock> {
  const { default: lockfile } = await importPackage('proper-lockfile', () => import('proper-lockfile'));
  const place = locateLock(folder);
  let lost = false;
  const options = {
    lockfilePath: place.lock,
    realpath: false,
    stale: STALE_MILLISECONDS,
    update: SIGN_MILLISECONDS,
    onCompromised: () => (lost = true),
  };
  const began = Date.now();
  let hasTold = false;
  for (;;) {
    const owner = readOwner(place.owner);
    const silence = measureSilence(place.lock);
    const isHeld = silence !== null && owner !== null && isAlive(owner);
    if (isHeld && silence > PATIENCE_MILLISECONDS)
      throw new DatabaseError(
        `${describeOwner(owner)} has the gradebook in ${folder} and stands still: end it, or delete ${place.lock} when it is no grader, and run the same command again.`,
      );
    if (!isHeld) {
      try {
        const release = await lockfile.lock(folder, options);
        // One's own; who else waits says so again in a moment.
        rmSync(place.wanted, { force: true });
        writeNote(place.owner, { host: hostname(), pid: process.pid });
        return {
          isLost: () => lost,
          isWanted: () => (measureSilence(place.wanted) ?? Infinity) < WANTED_MILLISECONDS,
          async release() {
            if (lost) return;
            for (const note of [place.owner, place.wanted]) rmSync(note, { force: true });
            await release();
          },
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw explainFolderFault(error, folder);
      }
    }
    if (!hasTold && Date.now() - began > TELL_MILLISECONDS) {
      hasTold = true;
      onWait(`Waiting for the gradebook in ${folder}: ${describeOwner(owner)} has it.`);
    }
    writeNote(place.wanted, { host: hostname(), pid: process.pid });
    await wait(30 + Math.random() * 70);
  }
}

/** Beside the folder: it may not be there yet, and what is in it is the database's. */
export function locateLock(folder: string) {
  return { lock: `${folder}.lock`, owner: `${folder}.owner`, wanted: `${folder}.wanted` };
}

/** Best effort: where it cannot be written, as on a full disk, the lock's own signs of life have to do. */
function writeNote(file: string, note: LockOwner): void {
  try {
    rmSync(file, { force: true });
    writeFileSync(file, JSON.stringify(note));
  } catch {
    // What is empty or not there tells nothing, and is read as nothing.
  }
}

interface LockOwner {
  readonly host: string;
  readonly pid: number;
}

function readOwner(file: string): LockOwner | null {
  try {
    const { host, pid } = JSON.parse(readFileSync(file, 'utf8')) as Partial<LockOwner>;
    return typeof host === 'string' && Number.isInteger(pid) ? { host, pid: pid as number } : null;
  } catch {
    return null;
  }
}

function describeOwner(owner: LockOwner | null): string {
  if (owner === null) return 'another grader';
  return owner.host === hostname() ? `process ${owner.pid}` : 'a grader on another machine';
}

/** False as well for a process of another machine: only its signs tell. */
function isAlive({ host, pid }: LockOwner): boolean {
  if (host !== hostname()) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Milliseconds since the last sign of a file or folder; null where there is none. */
function measureSilence(lock: string): number | null {
  const stats = statSync(lock, { throwIfNoEntry: false });
  return stats === undefined ? null : Date.now() - stats.mtimeMs;
}

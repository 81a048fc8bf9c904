import { closeSync, openSync, rmSync, type Stats } from 'node:fs';
import { mkdir, open, readlink, realpath, rename, stat, type FileHandle } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { explainFileFault } from '../utils/systemFault';
import { UsageError } from '../utils/usageError';
import { endWithGrader, ReaderGone } from '../process/interrupt';
import { forgetUnfinished, nameUnfinished, sweepUnfinished } from './unfinishedFile';

/** Where a report goes, piece by piece. */
export interface Output {
  readonly write: (text: string) => Promise<void>;
  /** All is written: only now does a file take its name. */
  readonly commit: () => Promise<void>;
  /** Nothing is left of what was written; what stood there before still stands. */
  readonly discard: () => Promise<void>;
}

/** The same for what is no text; a piece is written when it comes. */
export interface BinaryOutput extends Output {
  readonly write: (piece: string | Uint8Array) => Promise<void>;
}

/** So many characters are gathered before they are written. */
const PIECE = 64 * 1024;

/**
 * Opens a file that is written beside its name and renamed when it is whole. A link is followed, an existing file keeps
 * its mode and owner, and what is no plain file (a device, a pipe, an open descriptor) is written as it is: a rename
 * would put a file in its place.
 * @throws UsageError naming the file when it cannot be written, ReaderGone when a pipe's reader went
 */
export async function openFile(file: string): Promise<Output> {
  return gatherPieces(await openBinaryFile(file));
}

/** As `openFile`. */
export async function openBinaryFile(file: string): Promise<BinaryOutput> {
  const output = await explainFaults(file, async () => {
    await mkdir(dirname(file), { recursive: true });
    const target = await followLinks(file);
    if (isDescriptor(target)) return openDirectly(target);
    const existing = await stat(target).catch(() => null);
    if (existing?.isDirectory() === true) throw new Error('it is a folder; name a file in it');
    return existing === null || existing.isFile() ? openWhole(target, existing) : openDirectly(target);
  });
  return {
    write: (piece) => explainFaults(file, () => output.write(piece), output.discard),
    commit: () => explainFaults(file, output.commit, output.discard),
    discard: output.discard,
  };
}

/** A link may lead to a file that is not there yet. */
async function followLinks(file: string, most = 40): Promise<string> {
  const link = isDescriptor(file) ? null : await readlink(file).catch(() => null);
  if (link === null) return file;
  if (most === 0) throw new Error('its links lead in a circle');
  return followLinks(resolve(await realpath(dirname(file)), link), most - 1);
}

/** Names of what this process already has open; as paths they lead to the file behind, which others may write to too. */
function isDescriptor(file: string): boolean {
  return /^(\/dev\/(stdin|stdout|stderr|fd\/\d+)|\/proc\/(self|\d+)\/fd\/\d+)$/.test(file);
}

async function openDirectly(file: string): Promise<BinaryOutput> {
  const handle = await open(file, 'a');
  const close = () => handle.close();
  return { write: (piece) => handle.appendFile(piece), commit: close, discard: close };
}

async function openWhole(target: string, existing: Stats | null): Promise<BinaryOutput> {
  sweepUnfinished(target);
  const part = nameUnfinished(target);
  // In one step with what removes it again, so that no signal comes in between.
  closeSync(openSync(part, 'wx', existing === null ? 0o666 : (existing.mode & 0o777) | 0o600));
  let opened: FileHandle | null = null;
  let isOver = false;
  const discard = async (): Promise<void> => {
    if (isOver) return;
    isOver = true;
    leave();
    rmSync(part, { force: true });
    forgetUnfinished(part);
    await opened?.close();
  };
  const leave = endWithGrader({ end: discard });
  const handle = (opened = await open(part, 'r+'));
  return {
    write: (piece) => handle.appendFile(piece),
    async commit() {
      if (existing !== null) await keepOwner(handle, existing);
      await handle.sync();
      if (isOver) return;
      await rename(part, target);
      isOver = true;
      leave();
      forgetUnfinished(part);
      await handle.close();
    },
    discard,
  };
}

/** The owner first: changing it may drop bits of the mode. Only root can give a file away; others keep it theirs. */
async function keepOwner(handle: FileHandle, { uid, gid, mode }: Stats): Promise<void> {
  await handle.chown(uid, gid).catch(() => undefined);
  await handle.chmod(mode & 0o7777);
}

/** Writes in large pieces: a row costs no system call of its own. */
function gatherPieces({ write, commit, discard }: Output): Output {
  let gathered = '';
  const flush = async (): Promise<void> => {
    const text = gathered;
    gathered = '';
    if (text !== '') await write(text);
  };
  return {
    async write(text) {
      gathered += text;
      if (gathered.length >= PIECE) await flush();
    },
    async commit() {
      await flush();
      await commit();
    },
    discard,
  };
}

/** Does some work on a path, and discards what was begun when it fails. @throws UsageError naming the path, ReaderGone */
export async function explainFaults<Result>(
  file: string,
  work: () => Promise<Result>,
  discard?: () => Promise<void>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await discard?.().catch(() => undefined);
    throw error instanceof UsageError ? error : describeWriteFault(file, error as NodeJS.ErrnoException);
  }
}

/** What a person can mend, in a sentence. */
export function describeWriteFault(file: string, error: NodeJS.ErrnoException): Error {
  if (error.code === 'EPIPE') return new ReaderGone();
  const isFull = error.code === 'ENOSPC' || error.code === 'EDQUOT';
  const reason = isFull
    ? 'no space left on the device; free some and run the same command again'
    : explainFileFault(error);
  return new UsageError(`${file} cannot be written: ${reason}.`);
}

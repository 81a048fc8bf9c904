import { closeSync, openSync, rmSync, type Stats } from 'node:fs';
import { mkdir, open, readlink, realpath, rename, stat, type FileHandle } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { explainFileFault } from '../utils/systemFault';
import { UsageError } from '../utils/usageError';
import { endWithGrader, ReaderGone } from '../process/interrupt';
import { forgetUnfinished, nameUnfinished, sweepUnfinished } from './unfinishedFile';

/** An output that text is written to piece by piece. */
export interface Output {
  readonly write: (text: string) => Promise<void>;
  /** To be called when all is written: gives a file its name. */
  readonly commit: () => Promise<void>;
  /** Removes what was written; a file that was there before stays as it was. */
  readonly discard: () => Promise<void>;
}

/** An output for bytes as well. Pieces are not collected, but written at once. */
export interface BinaryOutput extends Output {
  readonly write: (piece: string | Uint8Array) => Promise<void>;
}

/** How many characters are collected before they are written. */
const PIECE = 64 * 1024;

/**
 * Opens a file that is written under another name in its folder and renamed when it is complete. Links are followed,
 * and an existing file keeps its mode and owner. What is no plain file (a device, a pipe, an open descriptor) is
 * written to directly, since a rename would replace it by a file.
 * @throws UsageError naming the file when it cannot be written, ReaderGone when the reader of a pipe has gone
 */
export async function openFile(file: string): Promise<Output> {
  return gatherPieces(await openBinaryFile(file));
}

/** As `openFile`, for bytes. */
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

/** The path that a link leads to in the end, which need not exist yet. */
async function followLinks(file: string, most = 40): Promise<string> {
  const link = isDescriptor(file) ? null : await readlink(file).catch(() => null);
  if (link === null) return file;
  if (most === 0) throw new Error('its links lead in a circle');
  return followLinks(resolve(await realpath(dirname(file)), link), most - 1);
}

/**
 * Whether a path names an open descriptor. It is a link to a file that the shell may have opened for several programs.
 */
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
  const unfinished = nameUnfinished(target);
  // Nothing is awaited from here to `endWithGrader`, so that no signal can leave the file behind.
  closeSync(openSync(unfinished, 'wx', existing === null ? 0o666 : (existing.mode & 0o777) | 0o600));
  let opened: FileHandle | null = null;
  let isClosed = false;
  const discard = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    leave();
    rmSync(unfinished, { force: true });
    forgetUnfinished(unfinished);
    await opened?.close();
  };
  const leave = endWithGrader({ end: discard });
  const handle = (opened = await open(unfinished, 'r+'));
  return {
    write: (piece) => handle.appendFile(piece),
    async commit() {
      if (existing !== null) await keepOwner(handle, existing);
      await handle.sync();
      if (isClosed) return;
      await rename(unfinished, target);
      isClosed = true;
      leave();
      forgetUnfinished(unfinished);
      await handle.close();
    },
    discard,
  };
}

/**
 * Sets owner and mode, in this order, since `chown` may clear bits of the mode. Without root, `chown` fails: the owner
 * changes.
 */
async function keepOwner(handle: FileHandle, { uid, gid, mode }: Stats): Promise<void> {
  await handle.chown(uid, gid).catch(() => undefined);
  await handle.chmod(mode & 0o7777);
}

/** Collects text and writes it in large pieces, so that not every row takes a system call. */
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

/** Runs work on a path; when it fails, calls `discard`. @throws UsageError naming the path, or ReaderGone */
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

/** The error to throw when writing failed: ReaderGone, or a UsageError that says what to do. */
export function describeWriteFault(file: string, error: NodeJS.ErrnoException): Error {
  if (error.code === 'EPIPE') return new ReaderGone();
  const isFull = error.code === 'ENOSPC' || error.code === 'EDQUOT';
  const reason = isFull
    ? 'no space left on the device; free some and run the same command again'
    : explainFileFault(error);
  return new UsageError(`${file} cannot be written: ${reason}.`);
}

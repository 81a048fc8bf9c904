import { constants, lstat, open, opendir, stat, type FileHandle } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import type { ReadBytes, ReadNotebook } from '../domain';
import { parseNotebook } from './parseNotebook';
import { explainSize, MAX_BYTES } from './sizeLimit';

const CHUNK = 1 << 16;

/** Reads the notebook in a file: its bytes, then what they say. */
export async function readNotebook(path: string): Promise<ReadNotebook> {
  const read = await readNotebookBytes(path);
  return read.kind === 'rejected' ? read : parseNotebook(read.bytes);
}

/**
 * Reads a file that should hold a notebook. Whatever stands at `path`, the promise is kept and soon: a `rejected`
 * reason begins with a verb whose subject is the file, and does not name its path.
 */
export async function readNotebookBytes(path: string): Promise<ReadBytes> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) return reject(await explainFolder(path));
    const found = explainKind(stats);
    if (found !== null) return reject(found);
    // Opening a named pipe waits for a writer unless told not to; the file may have become one since.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return await readOpened(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    return reject(await explainError(path, error as NodeJS.ErrnoException));
  }
}

async function readOpened(file: FileHandle): Promise<ReadBytes> {
  const stats = await file.stat();
  const found = explainKind(stats);
  if (found !== null) return reject(found);
  const bytes = await readBounded(file, stats.size);
  return bytes === null ? reject(explainSize(MAX_BYTES + 1)) : { kind: 'bytes', bytes };
}

/** Null when the file, which may grow while it is read, has more than the limit. */
async function readBounded(file: FileHandle, expected: number): Promise<Uint8Array | null> {
  let buffer = Buffer.allocUnsafe(expected + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) return buffer.subarray(0, length);
    length += bytesRead;
    if (length > MAX_BYTES) return null;
    if (length === buffer.length)
      buffer = Buffer.concat([buffer], Math.min(length * 2 + CHUNK, MAX_BYTES + 1));
  }
}

/** What was searched for notebooks, and could not be read, is told apart from what is merely no notebook. */
async function explainFolder(path: string): Promise<string> {
  try {
    await (await opendir(path)).close();
    return IS_FOLDER;
  } catch (error) {
    return `is a folder that ${await explainError(path, error as NodeJS.ErrnoException)}`;
  }
}

const IS_FOLDER = 'is a folder: name the notebook inside it';

function explainKind(stats: Stats): string | null {
  if (stats.isDirectory()) return IS_FOLDER;
  if (stats.isFIFO()) return 'is a named pipe, not a notebook';
  if (stats.isSocket()) return 'is a socket, not a notebook';
  if (!stats.isFile()) return 'is a device, not a notebook';
  return stats.size > MAX_BYTES ? explainSize(stats.size) : null;
}

async function explainError(path: string, { code, message }: NodeJS.ErrnoException): Promise<string> {
  switch (code) {
    case 'ENOENT':
      return (await isLink(path))
        ? 'is a link to a file that is not there'
        : 'is not there: was it moved or renamed?';
    case 'ELOOP':
      return 'is a link that leads back to itself';
    case 'ENOTDIR':
      return 'is not there: a part of its path is a file, not a folder';
    case 'EACCES':
    case 'EPERM':
      return 'cannot be read: permission denied';
    case 'ENAMETOOLONG':
      return 'cannot be read: its name is too long';
    case undefined:
    default:
      return `cannot be read: ${code ?? message.replaceAll(path, 'the file')}`;
  }
}

async function isLink(path: string): Promise<boolean> {
  return lstat(path).then(
    (stats) => stats.isSymbolicLink(),
    () => false,
  );
}

function reject(reason: string): ReadBytes {
  return { kind: 'rejected', reason };
}

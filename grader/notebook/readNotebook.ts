import { lstat, opendir, type FileHandle } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { dirname } from 'node:path';
import type { ReadBytes, ReadNotebook } from '../domain';
import { IS_LINK, isLink, leadsThroughLink, NotThere, openUnlinked } from '../utils/unlinked';
import { parseNotebook } from './parseNotebook';
import { explainSize, MAX_BYTES } from './sizeLimit';

const CHUNK = 1 << 16;

/** Reads the notebook in a file: its bytes, then what they say. */
export async function readNotebook(path: string, within?: string): Promise<ReadNotebook> {
  const read = await readNotebookBytes(path, within);
  return read.kind === 'rejected' ? read : parseNotebook(read.bytes);
}

/**
 * Reads a file that should hold a notebook. Whatever stands at `path`, the promise is kept and soon: a `rejected`
 * reason begins with a verb whose subject is the file, and does not name its path.
 * @param within the folder below which nothing may be a link; the file's own folder unless given
 */
export async function readNotebookBytes(path: string, within = dirname(path)): Promise<ReadBytes> {
  try {
    if (leadsThroughLink(path, within)) return reject(IS_LINK);
    const stats = await lstat(path);
    if (stats.isSymbolicLink()) return reject(IS_LINK);
    if (stats.isDirectory()) return reject(await explainFolder(path));
    const found = explainKind(stats);
    if (found !== null) return reject(found);
    // It may have become a link, or a named pipe, since.
    const file = await openUnlinked(path, within);
    try {
      return await readOpened(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof NotThere)
      return reject(leadsThroughLink(path, within) ? IS_LINK : 'was replaced while it was read: try again');
    return reject(explainError(path, error as NodeJS.ErrnoException));
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
    return `is a folder that ${explainError(path, error as NodeJS.ErrnoException)}`;
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

function explainError(path: string, { code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT':
      return 'is not there: was it moved or renamed?';
    case 'ELOOP':
      return isLink(path) ? IS_LINK : 'cannot be read: the links in its path lead in a circle';
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

function reject(reason: string): ReadBytes {
  return { kind: 'rejected', reason };
}

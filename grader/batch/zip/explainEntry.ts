import { explainSize, MAX_BYTES } from '../../notebook';
import { zipLimits } from './zipFault';

/** The header fields that decide whether an entry is read. */
export interface EntryHeader {
  readonly generalPurposeBitFlag: number;
  readonly compressionMethod: number;
  readonly compressedSize: number;
  readonly uncompressedSize: number;
  readonly versionMadeBy: number;
  readonly externalFileAttributes: number;
}

/** Ids of the systems whose packers store a file's Unix mode: Unix and macOS. */
const UNIX_SYSTEMS = [3, 19];
const TYPE_BITS = 0xf000;
const PLAIN_FILE = 0x8000;
const LINK = 0xa000;
const ENCRYPTED = 0x1;
const STORED = 0;
const DEFLATED = 8;

export const ZIP_LINK = 'is a link in the zip, and links are not followed: zip the file itself';

/**
 * Why an entry is not to be read: its path leads out of the zip, it is no plain file, or it is too large for a
 * notebook.
 * @returns a reason that begins with a verb whose subject is the file; null when it may be read
 */
export function explainEntry(path: string, entry: EntryHeader): string | null {
  return explainPath(path) ?? explainType(entry) ?? explainSizes(entry);
}

/** Nothing is ever written to an entry's path, but a path that leads out of the zip is a sign of an attack. */
export function explainPath(path: string): string | null {
  if (path.includes('\0')) return 'has a NUL character in its path: zip it again under a plain name';
  if (path.startsWith('/') || /^[a-z]:/i.test(path) || path.split('/').includes('..'))
    return 'has a path that leads out of the zip, and was not read: zip it again under a plain name';
  return null;
}

function explainType(entry: EntryHeader): string | null {
  const mode = UNIX_SYSTEMS.includes(entry.versionMadeBy >> 8) ? entry.externalFileAttributes >>> 16 : 0;
  const type = mode & TYPE_BITS;
  if (type === LINK) return ZIP_LINK;
  if (type !== 0 && type !== PLAIN_FILE) return 'is no plain file in the zip: zip the notebook itself';
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0)
    return 'is encrypted in the zip: zip it without a password';
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
    return `is packed by a method that is not read (number ${entry.compressionMethod}): zip it the common way`;
  return null;
}

function explainSizes({ compressionMethod, compressedSize, uncompressedSize }: EntryHeader): string | null {
  if (uncompressedSize > MAX_BYTES) return explainSize(uncompressedSize);
  // A packed file may be a little larger than the file itself.
  if (compressedSize > MAX_BYTES + (MAX_BYTES >> 8)) return explainSize(compressedSize);
  if (compressionMethod === STORED && compressedSize !== uncompressedSize) return LYING_SIZE;
  if (uncompressedSize > zipLimits.ratioFrom && uncompressedSize > compressedSize * zipLimits.ratio)
    return `unpacks to more than ${zipLimits.ratio} times its size: it is taken for a zip bomb and was not read`;
  return null;
}

export const LYING_SIZE = 'is damaged in the zip: its size is not the one that the zip tells';

import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import type { ReadBytes } from '../../domain';
import { LYING_SIZE } from './explainEntry';
import type { ZipEntry } from './listZip';
import { withZip, type OpenZip, type ZipPlace } from './openZip';
import { ZipFault } from './zipFault';

const inflate = promisify(inflateRaw);

/**
 * Reads one file of a zip into memory. What is wrong with it ends in a `rejected` reason that begins with a verb whose
 * subject is the file; of a bomb no more is unpacked than the zip's directory said, which `listZip` has judged.
 * @throws UsageError when the zip itself can no longer be read, or was changed
 */
export async function readEntry(place: ZipPlace, entry: ZipEntry): Promise<ReadBytes> {
  if (entry.fault !== null) return { kind: 'rejected', reason: entry.fault };
  try {
    return await withZip(place, async (open) => unpack(await readPacked(open, entry), entry));
  } catch (error) {
    if (error instanceof ZipFault) return { kind: 'rejected', reason: DAMAGED };
    throw error;
  }
}

const DAMAGED = 'is damaged in the zip: download or zip it again';

async function readPacked({ zip, readAt }: OpenZip, { data }: ZipEntry): Promise<Buffer> {
  const { Entry } = await import('yauzl');
  const whole = Object.assign(new Entry(), data);
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(whole, { minimal: true });
  return readAt(fileDataStart, data.compressedSize);
}

async function unpack(packed: Buffer, { data }: ZipEntry): Promise<ReadBytes> {
  const bytes = data.compressionMethod === 0 ? packed : await inflateBounded(packed, data.uncompressedSize);
  if (bytes?.length !== data.uncompressedSize) return { kind: 'rejected', reason: LYING_SIZE };
  if (crc32(bytes) !== data.crc32) return { kind: 'rejected', reason: DAMAGED };
  return { kind: 'bytes', bytes };
}

/** What else zlib complains of, as that there is no memory, is no fault of the data. */
const DATA_FAULTS = ['Z_DATA_ERROR', 'Z_BUF_ERROR', 'Z_NEED_DICT', 'Z_STREAM_ERROR'];

/** Null when there is more than was said. */
async function inflateBounded(packed: Buffer, said: number): Promise<Buffer | null> {
  try {
    return await inflate(packed, { maxOutputLength: said + 1 });
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') return null;
    throw DATA_FAULTS.includes(code) ? new ZipFault(message) : error;
  }
}

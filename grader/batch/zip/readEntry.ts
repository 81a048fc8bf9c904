import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import type { ReadBytes } from '../../domain';
import { LYING_SIZE } from './explainEntry';
import type { ZipEntry } from './listZip';
import { withZip, type OpenZip, type ZipPlace } from './openZip';
import { ZipFault } from './zipFault';

const inflate = promisify(inflateRaw);

/**
 * Reads one file of a zip into memory. Where something is wrong with it, the result is `rejected` with a reason. No
 * more is unpacked than the size in the zip's directory, which `listZip` has checked, so a zip bomb does no harm.
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

/** The errors of zlib that are the data's fault; others, such as a lack of memory, are not. */
const DATA_FAULTS = ['Z_DATA_ERROR', 'Z_BUF_ERROR', 'Z_NEED_DICT', 'Z_STREAM_ERROR'];

/** The unpacked bytes; null when there are more than `said`. */
async function inflateBounded(packed: Buffer, said: number): Promise<Buffer | null> {
  try {
    return await inflate(packed, { maxOutputLength: said + 1 });
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') return null;
    throw DATA_FAULTS.includes(code) ? new ZipFault(message) : error;
  }
}

import { promisify } from 'node:util';
import { brotliCompressSync, brotliDecompress, constants } from 'node:zlib';
import { MAX_BYTES } from '../notebook';

const unpack = promisify(brotliDecompress);

/** Compressed for the way through the database, to about a third; handing it to a thread takes longer than the work. */
export function packBytes(bytes: Uint8Array): Buffer {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
}

/**
 * The bytes again. What unpacks to more than a notebook may have is not unpacked: whoever wrote it, a submission it
 * cannot be.
 * @throws Error when they are damaged or too many
 */
export async function unpackBytes(packed: Uint8Array): Promise<Uint8Array> {
  return unpack(packed, { maxOutputLength: MAX_BYTES });
}

import { promisify } from 'node:util';
import { brotliCompressSync, brotliDecompress, constants } from 'node:zlib';
import { MAX_BYTES } from '../notebook';

const unpack = promisify(brotliDecompress);

/** Compresses a notebook for the database, to about a third. Synchronous: a thread would take longer than the work. */
export function packBytes(bytes: Uint8Array): Buffer {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
}

/**
 * The bytes that were packed.
 * @throws Error when they are damaged, or more than a notebook may have
 */
export async function unpackBytes(packed: Uint8Array): Promise<Uint8Array> {
  return unpack(packed, { maxOutputLength: MAX_BYTES });
}

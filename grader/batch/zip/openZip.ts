import type { Readable } from 'node:stream';
import type * as Yauzl from 'yauzl';
import { explainFileFault } from '../../utils/systemFault';
import { NotThere, openUnlinked } from '../../utils/unlinked';
import { UsageError } from '../../utils/usageError';
import { ZipFault } from './zipFault';

/** Where a zip's bytes are: in a file, or in memory when it was in another zip. */
export type ZipPlace =
  | { readonly kind: 'file'; readonly path: string; readonly within: string; readonly stamp?: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** An open zip. */
export interface OpenZip {
  readonly zip: Yauzl.ZipFile;
  readonly size: number;
  /** Size and modification time of the file, to notice that it was changed; '' in memory. */
  readonly stamp: string;
  /** @throws ZipFault where the zip has no such bytes */
  readonly readAt: (position: number, length: number) => Promise<Buffer>;
}

/** Reads bytes from `position` into `target`, which may be too short for it. @returns how many were read */
type ReadPiece = (target: Buffer, position: number) => Promise<number>;

/**
 * Opens a zip, runs `work` with it, and closes it in any case.
 * @throws ZipFault when it is no zip or damaged; UsageError when its file cannot be read or has changed
 */
export async function withZip<Result>(
  place: ZipPlace,
  work: (zip: OpenZip) => Promise<Result>,
): Promise<Result> {
  if (place.kind === 'bytes') {
    const bytes = Buffer.from(place.bytes.buffer, place.bytes.byteOffset, place.bytes.byteLength);
    return readZip(bytes.length, '', async (target, from) => bytes.copy(target, 0, from), work);
  }
  const file = await explainFile(place.path, () => openUnlinked(place.path, place.within));
  try {
    const { size, mtimeMs } = await explainFile(place.path, () => file.stat());
    const stamp = `${size} ${mtimeMs}`;
    if (place.stamp !== undefined && place.stamp !== stamp)
      throw new UsageError(`${place.path} was changed while it was graded: run the same command again.`);
    const readPiece: ReadPiece = (target, position) =>
      explainFile(place.path, async () => (await file.read(target, 0, target.length, position)).bytesRead);
    return await readZip(size, stamp, readPiece, work);
  } finally {
    await file.close();
  }
}

async function readZip<Result>(
  size: number,
  stamp: string,
  readPiece: ReadPiece,
  work: (zip: OpenZip) => Promise<Result>,
): Promise<Result> {
  const { RandomAccessReader, fromRandomAccessReaderPromise } = await loadYauzl();
  const readAt = createReader(size, readPiece);
  // An error thrown in the library's callback would be uncaught; through this promise it makes the work fail.
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  failed.catch(() => undefined);
  class Reader extends RandomAccessReader {
    override read(
      ...[buffer, offset, length, position, callback]: Parameters<
        InstanceType<typeof RandomAccessReader>['read']
      >
    ): void {
      readAt(position, length)
        .then(
          (bytes) => (bytes.copy(buffer, offset), null),
          (error: unknown) => error as Error,
        )
        .then(callback)
        .catch(fail);
    }
    override _readStreamForRange(): Readable {
      throw new ZipFault('is read piece by piece');
    }
  }
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: false };
  try {
    const opened = fromRandomAccessReaderPromise(new Reader(), size, options).then((zip) =>
      work({ zip, size, stamp, readAt }),
    );
    return await Promise.race([opened, failed]);
  } catch (error) {
    throw describeFault(error as Error);
  }
}

/**
 * The library reads a zip's directory in small pieces: pieces up to this size are cut from a buffer of `WINDOW` bytes.
 */
const SMALL_PIECE = 4096;
const WINDOW = 64 * 1024;

function createReader(size: number, readPiece: ReadPiece): OpenZip['readAt'] {
  let window: { readonly start: number; readonly bytes: Buffer } = { start: 0, bytes: Buffer.alloc(0) };
  const readWhole = async (position: number, length: number): Promise<Buffer> => {
    const target = Buffer.alloc(length);
    for (let done = 0; done < length;) {
      const count = await readPiece(target.subarray(done), position + done);
      if (count === 0) throw new ZipFault(CUT_OFF);
      done += count;
    }
    return target;
  };
  return async (position, length) => {
    // A hostile zip may name any position, also NaN or one behind the file's end.
    if (!(position >= 0 && position + length <= size)) throw new ZipFault(CUT_OFF);
    if (length > SMALL_PIECE) return readWhole(position, length);
    const isInside = position >= window.start && position + length <= window.start + window.bytes.length;
    if (!isInside)
      window = { start: position, bytes: await readWhole(position, Math.min(WINDOW, size - position)) };
    return window.bytes.subarray(position - window.start, position - window.start + length);
  };
}

const CUT_OFF = 'is damaged or cut off: download or zip it again';

/**
 * Turns the library's errors about a zip, which are plain `Error`s or errors of a buffer's range, into a ZipFault. Any
 * other error is a fault of the grader or the machine and stays as it is.
 */
function describeFault(error: NodeJS.ErrnoException): Error {
  const isPlain = error.name === 'Error' && error.code === undefined;
  if (!isPlain && error.code !== 'ERR_OUT_OF_RANGE' && error.code !== 'ERR_BUFFER_OUT_OF_BOUNDS')
    return error;
  if (/end of central directory record signature not found/i.test(error.message))
    return new ZipFault('is no zip archive, or one that is cut off: download or zip it again');
  return new ZipFault(`is damaged (${error.message.replace(/\.$/, '')}): download or zip it again`);
}

async function explainFile<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotThere)
      throw new UsageError(`${path} was replaced while it was read: run the same command again.`);
    throw new UsageError(`${path} cannot be read: ${explainFileFault(error)}.`);
  }
}

async function loadYauzl(): Promise<typeof Yauzl> {
  return import('yauzl').catch(() => {
    throw new UsageError(
      'Zips are read with the package yauzl, which is not installed here: unpack the zip and name its folder.',
    );
  });
}

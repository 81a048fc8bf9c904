import type { FileHandle } from 'node:fs/promises';

/** A line of a file, without its line break. */
export type Line =
  | {
      readonly kind: 'line';
      /** Good until the next line is asked for. */
      readonly bytes: Buffer;
      /** Byte of the file at which it begins. */
      readonly offset: number;
      /** Whether a line break ends it: one without may be cut off. */
      readonly isEnded: boolean;
    }
  | { readonly kind: 'too-long' };

const CHUNK = 256 * 1024;
const LINE_BREAK = 0x0a;

/**
 * The lines of a file from its beginning, one at a time, however large it is.
 * @param longest bytes of a line; one with more is passed over and told as such
 */
export async function* readLines(file: FileHandle, longest: number): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  let isSkipping = false;
  for (;;) {
    const chunk = await readChunk(file, offset + rest.length);
    if (chunk.length === 0) break;
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let begin = 0;
    for (;;) {
      // What was left over has no line break in it.
      const end = bytes.indexOf(LINE_BREAK, begin === 0 ? rest.length : begin);
      if (end === -1) break;
      if (isSkipping) isSkipping = false;
      else if (end - begin > longest) yield { kind: 'too-long' };
      else yield { kind: 'line', bytes: bytes.subarray(begin, end), offset: offset + begin, isEnded: true };
      begin = end + 1;
      rest = Buffer.alloc(0);
    }
    offset += begin;
    rest = bytes.subarray(begin);
    if (rest.length > longest) {
      if (!isSkipping) yield { kind: 'too-long' };
      isSkipping = true;
      offset += rest.length;
      rest = Buffer.alloc(0);
    }
  }
  if (rest.length > 0 && !isSkipping) yield { kind: 'line', bytes: rest, offset, isEnded: false };
}

/** Bytes from a place of the file on; none at its end. */
export async function readChunk(file: FileHandle, position: number, size = CHUNK): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(size);
  const { bytesRead } = await file.read(buffer, 0, size, position);
  return buffer.subarray(0, bytesRead);
}

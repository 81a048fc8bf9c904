import { UsageError } from '../utils/usageError';

/** A path of a list, and the number of its line, from 1. */
export interface Listed {
  readonly path: string;
  readonly line: number;
}

/** Enough for more than ten million paths. */
const MAX_BYTES = 1_000_000_000;

/**
 * Reads a list of paths: one on each line, or each followed by a NUL, as `find -print0` writes it, for names with line
 * breaks. Blank lines are skipped.
 * @throws UsageError when the list is empty or too long
 */
export async function readList(stream: AsyncIterable<Uint8Array>): Promise<readonly Listed[]> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stream) {
    length += piece.length;
    if (length > MAX_BYTES) throw new UsageError('The list on stdin has no end: name the folder instead.');
    pieces.push(piece);
  }
  const listed = parseList(Buffer.concat(pieces).toString('utf8'));
  if (listed.length === 0) throw new UsageError('The list on stdin is empty: write one path a line.');
  return listed;
}

export function parseList(text: string): readonly Listed[] {
  const isSeparatedByNul = text.includes('\0');
  return text
    .split(isSeparatedByNul ? '\0' : /\r?\n/)
    .map((path, index) => ({ path, line: index + 1 }))
    .filter(({ path }) => (isSeparatedByNul ? path !== '' : path.trim() !== ''));
}

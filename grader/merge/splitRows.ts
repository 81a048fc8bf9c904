import type { FileHandle } from 'node:fs/promises';
import { readChunk } from '../utils/readLines';

/** What comes next in a JSON array of objects: the text of one, or why there is none. */
export type ReportPiece =
  | { readonly kind: 'row'; readonly bytes: Buffer }
  | { readonly kind: 'too-long' }
  /** The file ends before the report does. */
  | { readonly kind: 'cut-off' }
  /** Something stands there that belongs in no report. */
  | { readonly kind: 'damaged' };

const code = (character: string): number => character.charCodeAt(0);
const [QUOTE, BACKSLASH, COMMA] = [code('"'), code('\\'), code(',')];
const [OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [code('{'), code('}'), code('['), code(']')];

/**
 * Cuts the rows out of a json report, one at a time, however large it is and however it is laid out: only strings and
 * brackets are looked at, and each row is left to be parsed. Whatever goes wrong is told as the last piece.
 * @param position the byte behind the `[` of the list of rows; the report has to end with the list
 * @param longest bytes of a row
 */
export async function* splitRows(
  file: FileHandle,
  position: number,
  longest: number,
): AsyncGenerator<ReportPiece, void, undefined> {
  let state: 'before-first' | 'after-row' | 'after-comma' | 'row' | 'after-list' | 'over' = 'before-first';
  let depth = 0;
  let isInString = false;
  let isEscaped = false;
  /** What came of the row in earlier chunks. */
  let gathered: Buffer[] = [];
  let gatheredLength = 0;
  for (;;) {
    const chunk = await readChunk(file, position);
    if (chunk.length === 0) break;
    position += chunk.length;
    let begin = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (state === 'row') {
        if (isInString) {
          if (isEscaped) isEscaped = false;
          else if (byte === BACKSLASH) isEscaped = true;
          else if (byte === QUOTE) isInString = false;
        } else if (byte === QUOTE) isInString = true;
        else if (byte === OPEN || byte === OPEN_LIST) depth += 1;
        else if ((byte === CLOSE || byte === CLOSE_LIST) && --depth === 0) {
          yield { kind: 'row', bytes: Buffer.concat([...gathered, chunk.subarray(begin, at + 1)]) };
          [gathered, gatheredLength, state] = [[], 0, 'after-row'];
        }
      } else if (isSpace(byte)) continue;
      else if (byte === OPEN && (state === 'before-first' || state === 'after-comma'))
        [state, depth, begin] = ['row', 1, at];
      else if (byte === COMMA && state === 'after-row') state = 'after-comma';
      else if (byte === CLOSE_LIST && (state === 'before-first' || state === 'after-row'))
        state = 'after-list';
      else if (byte === CLOSE && state === 'after-list') state = 'over';
      else return yield { kind: 'damaged' };
    }
    if (state !== 'row') continue;
    gathered.push(chunk.subarray(begin));
    gatheredLength += chunk.length - begin;
    if (gatheredLength > longest) return yield { kind: 'too-long' };
  }
  if (state !== 'over') yield { kind: 'cut-off' };
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

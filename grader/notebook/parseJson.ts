import { findJsonError, type JsonError } from './findJsonError';

export type ParsedJson =
  | { readonly kind: 'parsed'; readonly value: unknown }
  | { readonly kind: 'rejected'; readonly reason: string };

/** Objects and lists in one file. A notebook with a thousand cells has some ten thousand; a bomb has millions. */
const MAX_CONTAINERS = 1_000_000;

/** JSON as notebooks have it: Python writes `NaN` and `Infinity` as they are, which count as null here. */
export function parseJson(text: string): ParsedJson {
  if (text.length > MAX_CONTAINERS && countContainers(text) > MAX_CONTAINERS) {
    return reject(
      'holds more than a million lists and objects, too many for a notebook: clear its outputs and save it again',
    );
  }
  try {
    return { kind: 'parsed', value: JSON.parse(text) };
  } catch {
    return parseLeniently(text);
  }
}

function parseLeniently(text: string): ParsedJson {
  const error = findJsonError(text, 'python');
  if (error !== null) return reject(explain(text, error));
  try {
    return { kind: 'parsed', value: JSON.parse(replaceNonFinite(text)) };
  } catch {
    return reject('is JSON too large or too deep to read: clear its outputs and save it again');
  }
}

function replaceNonFinite(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  const words = /"|-?Infinity|NaN/g;
  for (let found = words.exec(text); found !== null; found = words.exec(text)) {
    if (found[0] === '"') {
      words.lastIndex = endOfString(text, found.index);
      continue;
    }
    pieces.push(text.slice(from, found.index), 'null');
    from = words.lastIndex;
  }
  return pieces.join('') + text.slice(from);
}

/** Brackets outside strings. */
function countContainers(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) count++;
    else if (code === 0x22) at = endOfString(text, at) - 1;
  }
  return count;
}

/** Offset after the string that begins at `start`; the text's length when nothing ends it. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
  return text.length;
}

function explain(text: string, error: JsonError): string {
  const before = text.slice(0, error.offset);
  const line = before.split('\n').length;
  if (error.kind === 'ends') {
    return `is not complete JSON: the text ends in the middle at line ${line}; was the upload cut off?`;
  }
  const column = error.offset - before.lastIndexOf('\n');
  const where = `line ${line}, column ${column}`;
  return `is not a notebook: its JSON has ${error.found} at ${where} where ${error.expected} should be; save it in Jupyter, or download it again`;
}

function reject(reason: string): ParsedJson {
  return { kind: 'rejected', reason };
}

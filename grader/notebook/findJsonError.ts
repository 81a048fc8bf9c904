/** Where a text stops being JSON. Offsets count from 0. */
export type JsonError =
  | { readonly kind: 'ends'; readonly offset: number }
  | {
      readonly kind: 'unexpected';
      readonly offset: number;
      readonly found: string;
      readonly expected: string;
    };

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS = { strict: /true|false|null/y, python: /true|false|null|NaN|-?Infinity/y };
// eslint-disable-next-line no-control-regex -- control characters are what JSON forbids in a string
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'comma or end';

/**
 * The first error of a JSON text; null when there is none. JSON.parse says where in words that differ from one
 * version of Node to the next, and often not at all. Uses no recursion, so that depth is no matter.
 *
 * @param dialect `python` allows NaN and Infinity
 */
export function findJsonError(text: string, dialect: 'strict' | 'python'): JsonError | null {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = match(SPACE, text, 0);

  for (;;) {
    const isDone: boolean = open.length === 0 && expected === 'comma or end';
    if (isDone && at === text.length) return null;
    if (at >= text.length) return { kind: 'ends', offset: text.length };
    const character = text[at] as string;

    if (isDone) return unexpected(text, at, 'the end');
    if (isEnd(character, expected, open)) {
      open.pop();
      expected = 'comma or end';
      at++;
    } else if (expected === 'comma or end') {
      if (character !== ',') return unexpected(text, at, `a comma or ${open.at(-1) === '{' ? '}' : ']'}`);
      expected = open.at(-1) === '{' ? 'key' : 'value';
      at++;
    } else if (expected === 'key' || expected === 'key or end') {
      if (character !== '"') return unexpected(text, at, 'a name in double quotes');
      const end = endOfString(text, at);
      if (typeof end !== 'number') return end;
      at = match(SPACE, text, end);
      if (at >= text.length) return { kind: 'ends', offset: text.length };
      if (text[at] !== ':') return unexpected(text, at, 'a colon');
      expected = 'value';
      at++;
    } else if (character === '{' || character === '[') {
      open.push(character);
      expected = character === '{' ? 'key or end' : 'value or end';
      at++;
    } else {
      const end = endOfScalar(text, at, dialect);
      if (typeof end !== 'number') return end;
      expected = 'comma or end';
      at = end;
    }
    at = match(SPACE, text, at);
  }
}

function isEnd(character: string, expected: Expected, open: readonly string[]): boolean {
  if (!expected.endsWith('or end')) return false;
  return character === (open.at(-1) === '{' ? '}' : ']');
}

function endOfScalar(text: string, at: number, dialect: 'strict' | 'python'): number | JsonError {
  if (text[at] === '"') return endOfString(text, at);
  const word = match(WORDS[dialect], text, at);
  if (word > at) return word;
  const number = match(NUMBER, text, at);
  if (number > at) return number;
  const isCutWord = ['true', 'false', 'null', '-'].some((whole) => whole.startsWith(text.slice(at)));
  return isCutWord ? { kind: 'ends', offset: text.length } : unexpected(text, at, 'a value');
}

function endOfString(text: string, start: number): number | JsonError {
  for (let at = match(PLAIN, text, start + 1); ; at = match(PLAIN, text, at)) {
    if (text[at] === '"') return at + 1;
    const isCut =
      at >= text.length || (text[at] === '\\' && text.length - at < 6 && !text.slice(at).includes('"'));
    if (isCut) return { kind: 'ends', offset: text.length };
    const next = match(ESCAPE, text, at);
    if (next === at)
      return unexpected(text, at, text[at] === '\\' ? 'an escape that JSON knows' : 'the closing quote');
    at = next;
  }
}

/** Offset after a sticky pattern's match at `at`; `at` itself when it does not match. */
function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function unexpected(text: string, offset: number, expected: string): JsonError {
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0xfffd);
  const isPlain = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character);
  const name = character === '\n' || character === '\r' ? 'a line break' : 'an invisible character';
  return { kind: 'unexpected', offset, found: isPlain ? `'${character}'` : name, expected };
}

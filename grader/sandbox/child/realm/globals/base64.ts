import { DOMException } from './domException';
import { toText } from './toText';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of a text whose characters are bytes. */
export function btoa(...given: readonly unknown[]): string {
  const text = readText(given, 'btoa');
  let encoded = '';
  for (let at = 0; at < text.length; at += 3) {
    const bytes = [0, 1, 2].map((next) => text.charCodeAt(at + next));
    if (bytes.some((byte) => byte > 255))
      throw new DOMException('Invalid character', 'InvalidCharacterError');
    const [one = 0, two = NaN, three = NaN] = bytes;
    const bits = (one << 16) | (two << 8) | three;
    encoded += digit(bits >> 18) + digit(bits >> 12);
    encoded += (two === two ? digit(bits >> 6) : '=') + (three === three ? digit(bits) : '=');
  }
  return encoded;
}

/** The bytes of a base64 text, as characters; white space and missing padding are passed over. */
export function atob(...given: readonly unknown[]): string {
  let text = readText(given, 'atob').replace(/[\t\n\f\r ]/g, '');
  if (text.length % 4 === 0) text = text.replace(/==?$/, '');
  if (text.length % 4 === 1 || !/^[A-Za-z0-9+/]*$/.test(text))
    throw new DOMException('The string to be decoded is not correctly encoded.', 'InvalidCharacterError');
  let decoded = '';
  for (let at = 0; at < text.length; at += 4) {
    const digits = text.slice(at, at + 4);
    let bits = 0;
    for (let place = 0; place < 4; place++)
      bits = (bits << 6) | Math.max(0, DIGITS.indexOf(digits[place] ?? 'A'));
    decoded += String.fromCharCode((bits >> 16) & 255, (bits >> 8) & 255, bits & 255).slice(
      0,
      digits.length - 1,
    );
  }
  return decoded;
}

function digit(bits: number): string {
  return DIGITS.charAt(bits & 63);
}

function readText(given: readonly unknown[], name: string): string {
  if (given.length === 0)
    throw new TypeError(`The "${name === 'atob' ? 'input' : 'data'}" argument must be specified`);
  return toText(given[0]);
}

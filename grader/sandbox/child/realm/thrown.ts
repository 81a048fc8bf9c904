import type { Classify } from '../../protocol';
import { MAX_TEXT } from '../../protocol';
import { describeObject, readData } from './describe';
import { cut, stackOf, toJson } from './intrinsics';

const NAME_LENGTH = 200;
const MESSAGE_LENGTH = 2_000;
const STACK_LENGTH = 4_000;

/** Encodes whatever a program threw as `[name, message, stack]`. Never throws. */
export function encodeThrown(thrown: unknown, classify: Classify): string {
  try {
    if ((typeof thrown !== 'object' && typeof thrown !== 'function') || thrown === null)
      return encodePrimitive(thrown);
    const kind = typeof thrown === 'function' ? 'a function' : classify(thrown);
    if (kind !== 'error' && kind !== 'ordinary') return encodeParts('', kind, '');
    const message = readData(thrown, 'message', classify);
    if (kind !== 'error' && typeof message !== 'string') return encodeParts('', describeObject(thrown), '');
    const name = readData(thrown, 'name', classify);
    // V8 makes the stack's text when it is first read, from the error's name and message: that runs no code of the
    // program when both are texts, and is quick when both are short.
    const hasStack = kind === 'error' && isShort(name) && isShort(message);
    return encodeParts(textOr(name), textOr(message), hasStack ? stackOf(thrown) : '');
  } catch {
    return encodeParts('', 'something that cannot be read', '');
  }
}

function encodePrimitive(thrown: unknown): string {
  if (typeof thrown === 'string') return encodeParts('', thrown, '');
  return encodeParts('', typeof thrown === 'symbol' ? 'a symbol' : `${thrown as number}`, '');
}

function encodeParts(name: string, message: string, stack: string): string {
  // Cut before they are encoded, so that long texts cost nothing and the answer stays small.
  const texts = [cut(name, NAME_LENGTH), cut(message, MESSAGE_LENGTH), cut(stack, STACK_LENGTH)] as const;
  return `[${toJson(texts[0])},${toJson(texts[1])},${toJson(texts[2])}]`;
}

function textOr(value: unknown): string {
  return isShort(value) ? value : '';
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT;
}

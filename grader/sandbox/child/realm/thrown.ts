import type { Classify } from '../../protocol';
import { MAX_TEXT } from '../../protocol';
import { describeObject, readData } from './describe';
import { cut, stackOf, toJson } from './intrinsics';

const NAME_LENGTH = 200;
const MESSAGE_LENGTH = 2_000;
const STACK_LENGTH = 4_000;

/** Encodes anything a program threw as `[name, message, stack]`. Never throws, whatever it is. */
export function encodeThrown(thrown: unknown, classify: Classify): string {
  try {
    if ((typeof thrown !== 'object' && typeof thrown !== 'function') || thrown === null)
      return encodePrimitive(thrown);
    const kind = typeof thrown === 'function' ? 'a function' : classify(thrown);
    if (kind !== 'error' && kind !== 'ordinary') return encodeParts('', kind, '');
    const message = readData(thrown, 'message', classify);
    if (kind !== 'error' && typeof message !== 'string') return encodeParts('', describeObject(thrown), '');
    const name = readData(thrown, 'name', classify);
    // V8 writes the stack when it is first read, and asks the error for both: safe only when both are texts, and quick
    // only when both are short.
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
  // Cut first: a long text costs nothing then, and the answer stays small.
  const texts = [cut(name, NAME_LENGTH), cut(message, MESSAGE_LENGTH), cut(stack, STACK_LENGTH)] as const;
  return `[${toJson(texts[0])},${toJson(texts[1])},${toJson(texts[2])}]`;
}

function textOr(value: unknown): string {
  return isShort(value) ? value : '';
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT;
}

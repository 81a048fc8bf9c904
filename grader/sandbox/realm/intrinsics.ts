/**
 * The realm's own functions, taken before any student code ran. What runs after it (encoding, mostly) uses these
 * alone: no method of a prototype, no iterator, no spread, no destructuring of arrays.
 */
export const { apply, ownKeys, getPrototypeOf, getOwnPropertyDescriptor, defineProperty } = Reflect;
export const { freeze, isFrozen, preventExtensions, prototype: objectPrototype } = Object;
export const { parse: parseJson, stringify: toJson } = JSON;
export const { isArray } = Array;
export const TrustedError = Error;

const typedArrayLength = getOwnPropertyDescriptor(
  getPrototypeOf(Float64Array.prototype) as object,
  'length',
)?.get;
const nativeStack = getOwnPropertyDescriptor(new Error('probe'), 'stack')?.get;
const slice = String.prototype.slice;

/** Length of a typed array, whatever its prototype says. */
export function lengthOfTypedArray(array: object): number {
  return typedArrayLength === undefined ? 0 : (apply(typedArrayLength, array, []) as number);
}

/** The stack V8 recorded for a native error; empty when a program replaced it. Newer V8 keeps it in an accessor. */
export function stackOf(error: object): string {
  const property = getOwnPropertyDescriptor(error, 'stack');
  if (property === undefined) return '';
  if (nativeStack === undefined || property.get !== nativeStack) return textOr(property.value, '');
  return textOr(apply(nativeStack, error, []), '');
}

/** The first `length` UTF-16 units of a string. */
export function cut(text: string, length: number): string {
  return apply(slice, text, [0, length]) as string;
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

import { types } from 'node:util';
import type { Classify } from '../protocol';

const KINDS: readonly (readonly [test: (value: unknown) => boolean, kind: string])[] = [
  [types.isProxy, 'a Proxy'],
  [types.isTypedArray, 'typed-array'],
  [types.isNativeError, 'error'],
  [types.isPromise, 'a Promise'],
  [types.isMap, 'a Map'],
  [types.isSet, 'a Set'],
  [types.isDate, 'a Date'],
  [types.isRegExp, 'a regular expression'],
  [types.isAnyArrayBuffer, 'an ArrayBuffer'],
  [types.isDataView, 'a DataView'],
  [types.isWeakMap, 'a WeakMap'],
  [types.isWeakSet, 'a WeakSet'],
  [types.isGeneratorObject, 'a generator'],
  [types.isMapIterator, 'an iterator'],
  [types.isSetIterator, 'an iterator'],
  [types.isBoxedPrimitive, 'a boxed value'],
  [types.isArgumentsObject, 'an arguments object'],
  [types.isModuleNamespaceObject, 'a module'],
  [types.isExternal, 'something of Node itself'],
];

/** Uses Node's native checks, which call no trap, getter or method of the value. */
export const classify: Classify = (value) => {
  for (let i = 0; i < KINDS.length; i++) {
    const kind = KINDS[i];
    if (kind?.[0](value)) return kind[1];
  }
  return 'ordinary';
};

// A program should never get hold of it; if one does, no prototype leads from it to the child's own realm.
Object.setPrototypeOf(classify, null);
Object.freeze(classify);

import type { Classify } from '../../protocol';
import { heldValue } from './harden';
import { cut, getOwnPropertyDescriptor, getPrototypeOf, objectPrototype } from './intrinsics';

const NAME_LENGTH = 60;

/**
 * Describes an object that is neither plain, a list nor a matrix. Reads data properties only, so runs no code of it.
 */
export function describeObject(object: object): string {
  const prototype = getPrototypeOf(object);
  if (prototype === null || prototype === objectPrototype) return 'an object';
  const name = classNameOf(prototype);
  return name === ''
    ? 'an object with a prototype of its own'
    : `an object of class ${cut(name, NAME_LENGTH)}`;
}

/** What `object[key]` would give for a data property, own or inherited, without calling a getter or a trap. */
export function readData(object: object, key: PropertyKey, classify: Classify): unknown {
  let link: object | null = object;
  for (let steps = 0; link !== null && steps < 20 && classify(link) !== 'a Proxy'; steps++) {
    const property = getOwnPropertyDescriptor(link, key);
    if (property !== undefined) return heldValue(property);
    link = getPrototypeOf(link);
  }
  return undefined;
}

function classNameOf(prototype: object): string {
  const maker: unknown = getOwnPropertyDescriptor(prototype, 'constructor')?.value;
  if (typeof maker !== 'function') return '';
  const name: unknown = getOwnPropertyDescriptor(maker, 'name')?.value;
  return typeof name === 'string' ? name : '';
}

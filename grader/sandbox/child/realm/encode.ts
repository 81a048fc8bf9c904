import type { Classify } from '../../protocol';
import { MAX_DEPTH, MAX_ENTRIES, MAX_TEXT } from '../../protocol';
import { describeObject } from './describe';
import { encodeNumber } from './encodeNumber';
import {
  getOwnPropertyDescriptor,
  getPrototypeOf,
  isArray,
  lengthOfTypedArray,
  objectPrototype,
  ownKeys,
  toJson,
} from './intrinsics';
import { readMatrix } from './matrix';

/** State of encoding one value: how many entries have been encoded so far. */
interface Walk {
  readonly classify: Classify;
  entries: number;
}
/** The chain of containers above a value, to notice cycles and depth. */
interface Path {
  readonly object: object;
  readonly above: Path | null;
  readonly depth: number;
}

/**
 * Encodes a value as JSON text, a tagged array (see `decodeValue`). Runs no code of the value: calls no getter, and
 * reads nothing of a Proxy. Never throws.
 */
export function encodeValue(value: unknown, classify: Classify): string {
  const walk: Walk = { classify, entries: 0 };
  try {
    const text = encode(value, walk, null);
    return walk.entries > MAX_ENTRIES ? other(`a value with more than ${MAX_ENTRIES} entries`) : text;
  } catch {
    return other('a value too large to read');
  }
}

function encode(value: unknown, walk: Walk, path: Path | null): string {
  if (++walk.entries > MAX_ENTRIES) return '0';
  if (typeof value === 'number') return `["n",${encodeNumber(value)}]`;
  if (typeof value === 'boolean') return value ? '["b",true]' : '["b",false]';
  if (value === undefined) return '["u"]';
  if (value === null) return '["z"]';
  if (typeof value === 'string') {
    return value.length > MAX_TEXT ? other(`a text of ${value.length} characters`) : `["t",${toJson(value)}]`;
  }
  if (typeof value === 'function') return other('a function');
  if (typeof value !== 'object') return other(typeof value === 'bigint' ? 'a bigint' : 'a symbol');
  return encodeObject(value, walk, path);
}

function encodeObject(object: object, walk: Walk, above: Path | null): string {
  const kind = walk.classify(object);
  if (kind === 'typed-array') return encodeTypedArray(object, walk);
  if (kind === 'error') return other('an Error that was returned, not thrown');
  if (kind !== 'ordinary') return other(kind);
  for (let at = above; at !== null; at = at.above)
    if (at.object === object) return other('a value that refers to itself');
  const depth = above === null ? 1 : above.depth + 1;
  if (depth > MAX_DEPTH) return other('a value nested too deeply');
  const path: Path = { object, above, depth };
  if (isArray(object)) return encodeArray(object, walk, path);
  const prototype = getPrototypeOf(object);
  if (prototype === objectPrototype || prototype === null) return encodeRecord(object, walk, path);
  const matrix = readMatrix(object, walk.classify, MAX_ENTRIES - walk.entries);
  if (matrix === null) return other(describeObject(object));
  if (matrix.kind === 'damaged') return other(matrix.description);
  walk.entries += matrix.entries;
  return `["m",${matrix.rows},${matrix.columns},[${matrix.data}]]`;
}

function encodeArray(array: readonly unknown[], walk: Walk, path: Path): string {
  let items = '';
  for (let i = 0; i < array.length && walk.entries <= MAX_ENTRIES; i++) {
    items += (i === 0 ? '' : ',') + encodeProperty(getOwnPropertyDescriptor(array, i), walk, path);
  }
  return `["l",[${items}]]`;
}

function encodeRecord(object: object, walk: Walk, path: Path): string {
  const keys = ownKeys(object);
  let entries = '';
  for (let i = 0; i < keys.length && walk.entries <= MAX_ENTRIES; i++) {
    const key = keys[i];
    if (typeof key !== 'string') continue;
    const property = getOwnPropertyDescriptor(object, key);
    if (property === undefined || property.enumerable !== true) continue;
    if (key.length > MAX_TEXT) return other(`an object with a key of ${key.length} characters`);
    entries += `${entries === '' ? '' : ','}[${toJson(key)},${encodeProperty(property, walk, path)}]`;
  }
  return `["r",[${entries}]]`;
}

/** A hole of an array reads as `undefined`, as it does in JavaScript. */
function encodeProperty(property: PropertyDescriptor | undefined, walk: Walk, path: Path): string {
  if (property !== undefined && (property.get !== undefined || property.set !== undefined))
    return other('a getter');
  return encode(property === undefined ? undefined : property.value, walk, path);
}

function encodeTypedArray(array: object, walk: Walk): string {
  const length = lengthOfTypedArray(array);
  walk.entries += length;
  if (walk.entries > MAX_ENTRIES) return '0';
  let items = '';
  for (let i = 0; i < length; i++) {
    const item = (array as ArrayLike<unknown>)[i];
    if (typeof item !== 'number') return other('an array of bigints');
    items += `${i === 0 ? '' : ','}["n",${encodeNumber(item)}]`;
  }
  return `["l",[${items}]]`;
}

function other(description: string): string {
  return `["o",${toJson(description)}]`;
}

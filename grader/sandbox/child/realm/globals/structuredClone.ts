import type { Classify } from '../../../protocol';
import { apply, unboxers } from '../intrinsics';
import { readErrorParts } from './errorParts';
import { DOMException } from './domException';

type Cloner = (...given: readonly unknown[]) => unknown;
type Memory = Map<object, object>;
type Inner = (value: unknown) => unknown;

/**
 * `structuredClone` as Node has it: plain data, boxed values, dates, regular expressions, buffers and views of them,
 * maps, sets, errors and cycles. Of an instance of a class what is its own is kept, as a plain object. Nothing can be
 * transferred.
 */
export function createStructuredClone(classify: Classify): Cloner {
  // A method keeps its name, whatever the bundler calls functions.
  const holder = { structuredClone: (...given: readonly unknown[]): unknown => cloneGiven(given, classify) };
  return holder.structuredClone;
}

function cloneGiven(given: readonly unknown[], classify: Classify): unknown {
  const [value, options] = given;
  if (given.length === 0) throw new TypeError('The "value" argument must be specified');
  const { transfer } = (options ?? {}) as { readonly transfer?: ArrayLike<unknown> | null };
  if ((transfer?.length ?? 0) > 0)
    throw new DOMException('Value not transferable: nothing is transferred while graded', 'DataCloneError');
  return cloneIn(new Map(), (object) => askKind(classify, object))(value);
}

/** What an object is. An error of the child's own realm, at the end of the stack, must not come to the program. */
function askKind(classify: Classify, object: object): string {
  try {
    return classify(object);
  } catch {
    throw new RangeError('Maximum call stack size exceeded');
  }
}

function cloneIn(memory: Memory, kindOf: (object: object) => string): Inner {
  return function clone(value) {
    if (typeof value === 'function' || typeof value === 'symbol') return refuse(value);
    if (typeof value !== 'object' || value === null) return value;
    const known = memory.get(value);
    if (known !== undefined) return known;
    const keep = <Copy extends object>(copy: Copy): Copy => {
      memory.set(value, copy);
      return copy;
    };
    switch (kindOf(value)) {
      case 'ordinary':
        return cloneEntries(value, keep(Array.isArray(value) ? new Array<unknown>(value.length) : {}), clone);
      case 'a Map':
        return cloneMap(value as Map<unknown, unknown>, keep(new Map()), clone);
      case 'a Set':
        return cloneSet(value as Set<unknown>, keep(new Set()), clone);
      case 'a Date':
        return keep(new Date(Date.prototype.getTime.call(value)));
      case 'a regular expression':
        return keep(new RegExp((value as RegExp).source, (value as RegExp).flags));
      case 'a boxed value':
        return keep(cloneBoxed(value));
      case 'an ArrayBuffer':
        return keep(cloneBuffer(value as ArrayBuffer));
      case 'a DataView':
      case 'typed-array':
        return keep(cloneView(value as ArrayBufferView, clone));
      case 'error':
        return cloneError(value, keep, clone);
      // Reading of it would run its traps.
      case 'a Proxy':
        throw refusal('#<Object>');
      default:
        return refuse(value);
    }
  };
}

/** Reads getters, as Node does, and passes over what one of them has taken away meanwhile. */
function cloneEntries(from: object, into: object, clone: Inner): object {
  for (const key of Object.keys(from)) {
    if (!Object.hasOwn(from, key)) continue;
    const value = clone((from as Readonly<Record<string, unknown>>)[key]);
    Object.defineProperty(into, key, { value, writable: true, enumerable: true, configurable: true });
  }
  return into;
}

function cloneMap(from: Map<unknown, unknown>, into: Map<unknown, unknown>, clone: Inner): object {
  const entries: [unknown, unknown][] = [];
  Map.prototype.forEach.call(from, (value, key) => entries.push([key, value]));
  for (const [key, value] of entries) into.set(clone(key), clone(value));
  return into;
}

function cloneSet(from: Set<unknown>, into: Set<unknown>, clone: Inner): object {
  const members: unknown[] = [];
  Set.prototype.forEach.call(from, (member) => members.push(member));
  for (const member of members) into.add(clone(member));
  return into;
}

function cloneBoxed(value: object): object {
  for (const unbox of unboxers) {
    try {
      return Object(apply(unbox, value, [])) as object;
    } catch {
      // It is boxed of another kind.
    }
  }
  return refuse(value);
}

type ResizableBuffer = ArrayBuffer & { readonly resizable?: boolean; readonly maxByteLength?: number };
type MakeBuffer = new (
  length: number,
  options?: { readonly maxByteLength?: number | undefined },
) => ArrayBuffer;

function cloneBuffer(buffer: ResizableBuffer): ArrayBuffer {
  const options = buffer.resizable === true ? { maxByteLength: buffer.maxByteLength } : undefined;
  const copy = new (ArrayBuffer as MakeBuffer)(buffer.byteLength, options);
  new Uint8Array(copy).set(new Uint8Array(buffer));
  return copy;
}

const VIEWS = [
  DataView,
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  ...('Float16Array' in globalThis
    ? [(globalThis as unknown as Record<string, unknown>)['Float16Array']]
    : []),
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
] as unknown as readonly (new (buffer: unknown, offset: number, length: number) => object)[];

/** Views of one buffer are views of one buffer afterwards. */
function cloneView(view: ArrayBufferView, clone: Inner): object {
  const tag = Object.prototype.toString.call(view).slice('[object '.length, -1);
  const View = VIEWS.find(({ name }) => name === tag);
  if (View === undefined) return refuse(view);
  const { length = view.byteLength } = view as { readonly length?: number } & ArrayBufferView;
  return new View(clone(view.buffer), view.byteOffset, length);
}

const ERRORS = [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];

function cloneError(error: object, keep: (copy: object) => object, clone: Inner): object {
  const { name, message, stack, cause } = readErrorParts(error);
  const Made = ERRORS.find((known) => known.name === name) ?? Error;
  const copy = keep(message === undefined ? new Made() : new Made(message));
  const hidden = { writable: true, configurable: true, enumerable: false };
  if (stack !== undefined) Object.defineProperty(copy, 'stack', { ...hidden, value: stack });
  if (cause !== undefined) Object.defineProperty(copy, 'cause', { ...hidden, value: clone(cause.value) });
  return copy;
}

function refuse(value: object | symbol): never {
  throw refusal(describe(value));
}

function refusal(what: string): DOMException {
  return new DOMException(`${what} could not be cloned.`, 'DataCloneError');
}

function describe(value: object | symbol): string {
  if (typeof value === 'symbol') return Symbol.prototype.toString.call(value);
  if (typeof value === 'function') return Function.prototype.toString.call(value);
  const maker: unknown = (value as { readonly constructor?: unknown }).constructor;
  return `#<${typeof maker === 'function' && maker.name !== '' ? maker.name : 'Object'}>`;
}

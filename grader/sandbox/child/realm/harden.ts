import {
  apply,
  defineProperty,
  freeze,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  objectPrototype,
  ownKeys,
} from './intrinsics';

const done = new WeakSet();
const lockedValues = new WeakMap<object, unknown>();
const lookUp = WeakMap.prototype.get;

/**
 * The value of a property, also behind an accessor of `overridable`; undefined behind one of the program's, uncalled.
 */
export function heldValue(property: PropertyDescriptor): unknown {
  return property.get === undefined
    ? property.value
    : (apply(lookUp, lockedValues, [property.get]) as unknown);
}

/** Objects to which programs may add properties (`Array.prototype.last = …`); those they have are locked. */
const OPEN = new Set<object>([
  globalThis,
  Object,
  Array,
  Array.prototype,
  Number,
  Number.prototype,
  String.prototype,
  Function.prototype,
  Float64Array.prototype,
  Map.prototype,
  Set.prototype,
  Math,
]);

/** Functions without a prototype whose properties do hold objects; `realmWalk.test.ts` would find others. */
const FULL_FUNCTIONS = new Set<unknown>([Proxy, Function.prototype]);

/** Makes the built-ins unchangeable: no existing global and no method of a prototype can be replaced. */
export function lockIntrinsics(): void {
  lockSegmentsLater();
  for (const root of [globalThis, ...hiddenIntrinsics()]) walk(root, lockProperty, lockWhole);
}

/** Freezes a value of the lab or of the helper module, and everything reachable from it. */
export function freezeDeep(value: unknown): void {
  walk(value, leaveProperty, (object) => {
    // A typed array with elements cannot be frozen.
    if (ArrayBuffer.isView(object)) Object.preventExtensions(object);
    else freeze(object);
  });
}

type Protect = (home: object, key: PropertyKey, property: PropertyDescriptor) => void;

/**
 * Visits every object reachable from `root` once, and reads each property once: there are thousands of them, in each
 * context that is opened, and the code runs too briefly to be optimised.
 */
function walk(root: unknown, protect: Protect, finish: (object: object) => void): void {
  const waiting: object[] = [];
  const meet = (value: unknown): void => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || done.has(value))
      return;
    done.add(value);
    // A shortcut for most objects of a realm: methods, whose properties hold no objects.
    if (typeof value === 'function' && !Object.hasOwn(value, 'prototype') && !FULL_FUNCTIONS.has(value))
      freeze(value);
    else waiting.push(value);
  };
  meet(root);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const keys = ArrayBuffer.isView(next) ? [] : ownKeys(next);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as PropertyKey;
      const property = getOwnPropertyDescriptor(next, key);
      if (property === undefined) continue;
      meet(property.value);
      meet(property.get);
      meet(property.set);
      protect(next, key, property);
    }
    meet(getPrototypeOf(next));
    finish(next);
  }
}

function leaveProperty(): void {
  // Nothing to do: the object is frozen as a whole.
}

function lockProperty(home: object, key: PropertyKey, property: PropertyDescriptor): void {
  if (property.configurable !== true) return;
  if (property.writable === true && isOftenOverridden(home, key)) {
    defineProperty(home, key, overridable(home, key, property));
  } else if (OPEN.has(home)) {
    // The whole descriptor, with its value: on the global object of a vm context a partial one loses the rest.
    const locked = property.writable === undefined ? {} : { writable: false };
    defineProperty(home, key, { ...property, ...locked, configurable: false });
  }
}

function lockWhole(object: object): void {
  if (!OPEN.has(object)) freeze(object);
}

/**
 * Properties that students do assign on their own objects (`instance.name = …`, `instance.toString = …`), which a
 * read-only property of the prototype would forbid.
 */
function isOftenOverridden(object: object, key: PropertyKey): boolean {
  if (object === globalThis || typeof object === 'function') return false;
  if (object === objectPrototype || object instanceof Error || object === Error.prototype) return true;
  return key === 'toString' || key === 'valueOf' || (key === 'constructor' && object !== Array.prototype);
}

function overridable(home: object, key: PropertyKey, property: PropertyDescriptor): PropertyDescriptor {
  const value: unknown = property.value;
  // Written as methods, which have no prototype of their own to lock.
  const accessors = {
    get: (): unknown => value,
    set(this: unknown, replacement: unknown): void {
      if (this === home || typeof this !== 'object' || this === null) {
        throw new TypeError(`Cannot assign to the built-in property '${String(key)}'`);
      }
      defineProperty(this, key, { value: replacement, writable: true, enumerable: true, configurable: true });
    },
  };
  const [get, set] = [freeze(accessors.get), freeze(accessors.set)];
  lockedValues.set(get, value);
  return { get, set, enumerable: property.enumerable ?? false, configurable: false };
}

/**
 * Prototypes that programs reach by syntax or by what a method gives back, not through a global. Which there are
 * differs between versions of Node: what a version lacks is passed over, and `realmWalk.test.ts` looks for others.
 */
function hiddenIntrinsics(): unknown[] {
  const parents: unknown[] = [
    function* () {},
    async function () {},
    async function* () {},
    [].values(),
    new Map().keys(),
    new Set().keys(),
    ''[Symbol.iterator](),
    ''.matchAll(/x/g),
    Float64Array,
    ...iteratorHelpers(),
  ];
  // The probes themselves are not shared with programs, only what they inherit from.
  return parents.map((probe) => getPrototypeOf(probe as object));
}

/**
 * The first segmenter of a process loads tables, which takes longer than opening the realm, and hardly a program has
 * one: what its segments inherit is locked when it first gives some.
 */
function lockSegmentsLater(): void {
  const { prototype } = Intl.Segmenter;
  const give = prototype.segment;
  const { segment } = {
    segment(this: Intl.Segmenter, text: string): Intl.Segments {
      const segments = apply(give, this, [text]);
      const segmentsPrototype = getPrototypeOf(segments) as Intl.Segments;
      const iterator = apply(segmentsPrototype[Symbol.iterator], segments, []);
      for (const root of [segmentsPrototype, getPrototypeOf(iterator)]) walk(root, lockProperty, lockWhole);
      return segments;
    },
  };
  defineProperty(prototype, 'segment', {
    value: segment,
    writable: true,
    configurable: true,
    enumerable: false,
  });
}

/** What `Iterator` and its methods give, where there is one. */
function iteratorHelpers(): unknown[] {
  interface Helpers {
    readonly prototype: { readonly map: (this: unknown, change: () => void) => unknown };
    readonly from: (iterator: object) => unknown;
    readonly concat?: (...iterables: unknown[]) => unknown;
  }
  const { Iterator } = globalThis as { readonly Iterator?: Helpers };
  if (Iterator === undefined) return [];
  const helpers = [
    apply(Iterator.prototype.map, [].values(), [() => undefined]),
    Iterator.from({ next: () => ({}) }),
  ];
  return Iterator.concat === undefined ? helpers : [...helpers, Iterator.concat()];
}

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

/** What a property holds when that needs no code of the program: its value, or what our own accessor guards. */
export function heldValue(property: PropertyDescriptor): unknown {
  return property.get === undefined
    ? property.value
    : (apply(lookUp, lockedValues, [property.get]) as unknown);
}

/** What honest programs add helpers to (`Array.prototype.last = …`): locked as it is, open for more. */
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

/** Makes the realm's built-ins unchangeable: no global, and no method of a prototype, can be replaced. */
export function lockIntrinsics(): void {
  for (const root of [globalThis, ...hiddenIntrinsics()]) walk(root, lockProperty, lockWhole);
}

/** Freezes a value of the lab or of the helper module and all it leads to. */
export function freezeDeep(value: unknown): void {
  walk(value, leaveProperty, (object) => {
    // A typed array with elements cannot be frozen.
    if (ArrayBuffer.isView(object)) Object.preventExtensions(object);
    else freeze(object);
  });
}

type Protect = (home: object, key: PropertyKey, property: PropertyDescriptor) => void;

/**
 * Each object is met once and each property read once: there are thousands, in every realm that opens, and the code
 * runs cold.
 */
function walk(root: unknown, protect: Protect, finish: (object: object) => void): void {
  const waiting: object[] = [];
  const meet = (value: unknown): void => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || done.has(value))
      return;
    done.add(value);
    // A method leads nowhere; most objects of a realm are such.
    if (typeof value === 'function' && !Object.hasOwn(value, 'prototype')) freeze(value);
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
  // Freezing the whole is enough.
}

function lockProperty(home: object, key: PropertyKey, property: PropertyDescriptor): void {
  if (property.configurable !== true) return;
  if (property.writable === true && isOftenOverridden(home, key)) {
    defineProperty(home, key, overridable(home, key, property));
  } else if (OPEN.has(home)) {
    // Whole, with its value: a vm global forgets what a partial descriptor leaves out.
    const locked = property.writable === undefined ? {} : { writable: false };
    defineProperty(home, key, { ...property, ...locked, configurable: false });
  }
}

function lockWhole(object: object): void {
  if (!OPEN.has(object)) freeze(object);
}

/** A read-only property of a prototype also forbids `instance.name = …`; these names students do assign. */
function isOftenOverridden(object: object, key: PropertyKey): boolean {
  if (object === globalThis || typeof object === 'function') return false;
  if (object === objectPrototype || object instanceof Error || object === Error.prototype) return true;
  return key === 'toString' || key === 'valueOf' || (key === 'constructor' && object !== Array.prototype);
}

function overridable(home: object, key: PropertyKey, property: PropertyDescriptor): PropertyDescriptor {
  const value: unknown = property.value;
  const get = (): unknown => value;
  const set = function (this: unknown, replacement: unknown): void {
    if (this === home || typeof this !== 'object' || this === null) {
      throw new TypeError(`Cannot assign to the built-in property '${String(key)}'`);
    }
    defineProperty(this, key, { value: replacement, writable: true, enumerable: true, configurable: true });
  };
  lockedValues.set(get, value);
  return { get, set, enumerable: property.enumerable ?? false, configurable: false };
}

/** Objects that programs reach by syntax, not by a global's name. */
function hiddenIntrinsics(): unknown[] {
  const parents = [
    function* () {},
    async function () {},
    async function* () {},
    [].values(),
    new Map().keys(),
    new Set().keys(),
    ''[Symbol.iterator](),
    ''.matchAll(/x/g),
    Float64Array,
  ];
  // Each probe itself is a throw-away: only what it inherits from is shared with the program.
  return parents.map((probe) => getPrototypeOf(probe));
}

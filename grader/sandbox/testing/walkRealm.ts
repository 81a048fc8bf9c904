/**
 * The body of a program that looks for things which programs share with the grader, and that something could be done
 * to. It knows no list of them: it begins with the globals, with what syntax makes, and with the helper module, follows
 * properties and prototypes, calls every function it comes by on what inherits it, and looks at what the results
 * inherit.
 */
export const walkRealm = `
  const made = [function* () {}, async function () {}, async function* () {}, class {}, () => 1, [], {}, /x/, new Error(),
    new Map([[1, 2]]), new Set([1]), 'x'[Symbol.iterator](), [1].values(), (function () { return arguments; })(1),
    (function* () {})(), (async function* () {})(), new Float64Array(1), new Date(0), Promise.resolve(), 1n, 1, true,
    Symbol.iterator, 'text', new Intl.Segmenter(), new WeakMap(), new WeakSet(), new ArrayBuffer(8),
    new DataView(new ArrayBuffer(8))];
  const ARGUMENTS = [[], [() => 1], [{ next: () => ({ done: true }) }], ['x'], [[1], 'x']];
  /** Programs may add to these; what they have is locked. */
  const open = new Set([globalThis, Object, Array, Array.prototype, Number, Number.prototype, String.prototype,
    Function.prototype, Float64Array.prototype, Map.prototype, Set.prototype, Math]);
  const own = new Set([f, f.prototype, exports, ...made, ...made.map((item) => item?.prototype), Object.getPrototypeOf(made[14]),
    Object.getPrototypeOf(made[15]), ...ARGUMENTS.flat()]);
  const problems = [];
  const shared = new Set();
  const waiting = [];
  const functions = [];
  const kinds = new Set();
  const samples = [];

  const isObject = (value) => (typeof value === 'object' || typeof value === 'function') && value !== null;
  function meet(value, path) {
    if (!isObject(value) || shared.has(value) || own.has(value)) return;
    shared.add(value);
    waiting.push([value, path]);
  }
  /** A value that the program made, or that was made for it: what it inherits is shared. */
  function take(value, path) {
    if (value === null || value === undefined || shared.has(value)) return;
    const kind = Object.getPrototypeOf(Object(value));
    if (kinds.has(kind)) return;
    kinds.add(kind);
    samples.push(value);
    meet(kind, path + '.__proto__');
  }
  function visit(object, key, path) {
    const property = Object.getOwnPropertyDescriptor(object, key);
    const name = path + '.' + String(key);
    if (property.configurable) problems.push(name + ' can be replaced');
    // Programs may add entries to Array.prototype; the grader reads none of them.
    const isLength = object === Array.prototype && key === 'length';
    if (property.writable && !isLength && !ArrayBuffer.isView(object)) problems.push(name + ' can be assigned');
    for (const value of [property.value, property.get, property.set]) {
      meet(value, name);
      if (typeof value === 'function') functions.push([value, object, name]);
    }
  }
  function follow() {
    while (waiting.length > 0) {
      const [object, path] = waiting.pop();
      for (const key of Reflect.ownKeys(object)) visit(object, key, path);
      meet(Object.getPrototypeOf(object), path + '.__proto__');
      if (!open.has(object) && Object.isExtensible(object)) problems.push(path + ' can be added to');
    }
  }
  function call(fn, home, path) {
    const selves = [undefined, ...samples.filter((item) => Object.prototype.isPrototypeOf.call(home, Object(item)))];
    for (const args of ARGUMENTS) {
      for (const self of selves) {
        try { take(Reflect.apply(fn, self, args), path + '()'); } catch (error) { take(error, path + '!'); }
      }
      try { take(Reflect.construct(fn, args), 'new ' + path); } catch {}
    }
  }

  meet(globalThis, 'globalThis');
  meet(require('./initUtils'), 'initUtils');
  for (const [at, value] of made.entries()) take(value, 'made[' + at + ']');
  let called = 0;
  for (let round = 0; round < 3; round++) {
    follow();
    for (const [fn, home, path] of functions.splice(0)) { called++; call(fn, home, path); }
  }
  follow();
  return { problems: problems.slice(0, 40), shared: shared.size, called, kinds: kinds.size };`;

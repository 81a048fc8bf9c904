import { createSandbox } from '.';
import { outcome, outcomes, wholeProgram, request } from './testing/trial';

jest.setTimeout(40_000);

const sandbox = createSandbox({ isolation: 'process', spares: 1 });
afterAll(() => sandbox.close());

const NO_CODE = 'threw EvalError: Code generation from strings disallowed for this context';

/** Runs each body and compares the outcome: with a value, or with a pattern of what it throws. */
async function expectAll(table: readonly (readonly [body: string, expected: unknown])[]): Promise<void> {
  const got = await outcomes(
    sandbox,
    table.map(([body]) => body),
  );
  const pairs = table.map(([body, expected], i) => [
    body,
    expected instanceof RegExp ? matched(got[i], expected) : got[i],
  ]);
  expect(pairs).toEqual(table.map(([body, expected]) => [body, expected]));
}

function matched(value: unknown, pattern: RegExp): unknown {
  return typeof value === 'string' && pattern.test(value) ? pattern : value;
}

describe('escapes', () => {
  it('makes no code from strings, in the realm or through an object of the host', () =>
    expectAll([
      ['return f.constructor("return process")();', NO_CODE],
      ['return np.zeros.constructor("return process")();', NO_CODE],
      ['return structuredClone.constructor("return process")();', NO_CODE],
      ['return setTimeout(() => 1).ref.constructor("return process")();', NO_CODE],
      ['return structuredClone([new Error("x")])[0].constructor === Error;', true],
      ['return eval("1");', NO_CODE],
      ['return (async () => 1).constructor("return 1")();', NO_CODE],
      ['return (function* () {}).constructor("return 1")();', NO_CODE],
      ['return import("node:fs").constructor.constructor("return process")();', NO_CODE],
      ['return import("node:fs").then.constructor("return process")();', NO_CODE],
      ['import("node:fs").constructor.prototype.then = 1; return 1;', /^threw TypeError/],
      ['import("node:fs").then(() => { for (;;); }, () => { for (;;); }); return 1;', 1],
    ]));

  it('has none of what Node offers', () => {
    const names = ['process', 'Buffer', 'fetch', 'crypto', 'URL', 'AbortController', 'module'];
    const removed = [
      'WebAssembly',
      'SharedArrayBuffer',
      'Atomics',
      'WeakRef',
      'FinalizationRegistry',
      'Temporal',
    ];
    return expectAll([
      ...[...names, ...removed].map(
        (name) => [`return typeof ${name} + typeof globalThis.${name};`, 'undefinedundefined'] as const,
      ),
      ['return require("fs");', /^threw Error: Only '.\/initUtils' can be imported/],
      ['return require("notebook-grader/dist/lab");', /^threw Error: Only/],
      ['return require("./initUtils.ts") === require("./initUtils.js");', true],
      ['return this === undefined && typeof exports === "object";', true],
      ['return f.caller;', /^threw TypeError/],
      ['return arguments.callee;', /^threw TypeError/],
      ['console.log("x"); return console.error("y") === undefined;', true],
    ]);
  });

  it('shows no stack frames but its own, and no error of another realm', () =>
    expectAll([
      ['Error.prepareStackTrace = (e, frames) => frames;', /^threw TypeError/],
      [
        'Object.defineProperty(Error, "prepareStackTrace", { value: (e, frames) => frames });',
        /^threw TypeError/,
      ],
      // Node 26 leaves the global as it is without a word, where those before it throw.
      [
        'const own = Error; try { globalThis.Error = { prepareStackTrace: (e, frames) => frames }; } catch {} return [Error, globalThis.Error].every((item) => item === own);',
        true,
      ],
      [
        'Object.defineProperty(globalThis, "Error", { value: { prepareStackTrace: () => 1 } });',
        /^threw TypeError/,
      ],
      ['const o = {}; Error.captureStackTrace(o); return typeof o.stack;', 'string'],
      [
        'const own = /^Error: x\\n {4}at f \\(program\\.js:1:\\d+\\)$/; return own.test(new Error("x").stack);',
        true,
      ],
      ['const o = {}; Error.captureStackTrace(o, f); return o.stack;', 'Error'],
      ['return Error.prepareStackTrace(new Error("x"), [{ getFileName: () => "realm.js" }]);', 'Error: x'],
      ['return new (class extends Error { get message() { throw 1; } })().stack.split("\\n")[0];', 'Error'],
      [
        `let foreign = 0; const judge = (e) => { if (!(e instanceof Error)) foreign++; };
        const dig = () => { try { dig(); } catch (e) { judge(e); try { new Error("x").stack; globalThis.q = 1; } catch (e) { judge(e); } } };
        dig(); return foreign;`,
        0,
      ],
    ]));

  it('lets nothing be replaced', () =>
    expectAll(
      [
        'Array.prototype.map = () => [];',
        'Object.defineProperty(Array.prototype, "push", { value: 1 });',
        'Object.prototype.get = () => 1;',
        'Object.prototype.toString = () => "";',
        'Object.setPrototypeOf(Object.prototype, { get: 1 });',
        'Function.prototype.call = null;',
        'Reflect.apply = null;',
        'JSON.stringify = () => "[]";',
        'String.prototype.slice = () => "";',
        'Float64Array.prototype.fill = null;',
        'Object.getPrototypeOf(Float64Array.prototype).set = null;',
        'Object.getPrototypeOf([].values()).next = null;',
        'Object.getPrototypeOf(function* () {}).prototype.next = null;',
        'Promise.prototype.then = null;',
        'Math.sqrt = (x) => x;',
        'Math = null;',
        // Node 26 leaves the global as it is without a word, where those before it throw.
        'const own = Float64Array; globalThis.Float64Array = Array; if (Float64Array === own && globalThis.Float64Array === own) throw new TypeError();',
        'Math.random = () => 4;',
        'np.zeros = null;',
        'np.random.randn = null;',
        'delete np.random;',
        'Matrix.prototype.mul = null;',
        'Object.getPrototypeOf(Matrix.prototype).transpose = null;',
        'Matrix.isMatrix = () => true;',
        'Object.setPrototypeOf(Matrix.prototype, null);',
        'require("./initUtils").np = null;',
      ].map((body) => [body, /^threw TypeError/] as const),
    ));

  it('reads values past what a program added to prototypes', () =>
    expectAll([
      [
        `const m = new Matrix([[3]]); Object.defineProperty(Array.prototype, 0, { get() { return 7; }, set() { throw 1; } });
        return [[, 2], [1], m];`,
        [[undefined, 2], [1], { rows: 1, columns: 1, data: [3] }],
      ],
      [
        'Object.setPrototypeOf(Array.prototype, new Proxy({}, { get() { throw 1; } })); return [[, 1]];',
        [[undefined, 1]],
      ],
      [
        'Number.prototype.toJSON = () => 5; String.prototype.toJSON = () => 5; return [1, "x", { a: "b" }];',
        [1, 'x', { a: 'b' }],
      ],
      ['const x = JSON.parse("{\\"__proto__\\": 3}"); return Object.keys(x).length;', 1],
    ]));

  it('stops the clock and fixes chance', async () => {
    const body = `return [Date.now(), new Date().getTime(), +new Date(5), Date(), typeof Intl.DateTimeFormat,
      new Date().constructor === Date, Math.random(), Math.random()];`;
    const [one, two] = (await outcomes(sandbox, [body, body])) as unknown[][];
    const clock = Date.UTC(2020, 0, 1);
    expect(one).toEqual(two);
    expect(one?.slice(0, 3)).toEqual([clock, clock, 5]);
    expect(one?.slice(4, 6)).toEqual(['function', true]);
    expect(one?.[6]).not.toBe(one?.[7]);
  });

  it('reads anything thrown without running it', () =>
    expectAll([
      ['throw null;', 'threw : null'],
      ['throw undefined;', 'threw : undefined'],
      ['throw "no";', 'threw : no'],
      ['throw 10n;', 'threw : 10'],
      ['throw Symbol("x");', 'threw : a symbol'],
      ['throw new Proxy(new Error("x"), {});', 'threw : a Proxy'],
      ['throw () => 1;', 'threw : a function'],
      ['throw { get message() { for (;;); } };', 'threw : an object'],
      ['throw { name: "Odd", message: "m" };', 'threw Odd: m'],
      [
        'throw Object.defineProperty(new TypeError("x"), "message", { get() { throw 1; } });',
        'threw TypeError: ',
      ],
      ['throw Object.setPrototypeOf(new Error("x"), new Proxy({}, {}));', 'threw : x'],
      [
        'throw Object.assign(new RangeError("x"), { stack: { toString() { for (;;); } } });',
        'threw RangeError: x',
      ],
      ['throw new (class Own extends Error { get name() { for (;;); } })("x");', 'threw : x'],
      ['throw new Error("y".repeat(1e6)).message.length;', 'threw : 1000000'],
      ['(function dig() { dig(); })();', 'threw RangeError: Maximum call stack size exceeded'],
    ]));

  it('cannot leave the function it is wrapped in, nor hand over a getter for the function', async () => {
    const codes = [
      '}); globalThis.out = 1; (function () {',
      'Object.defineProperty(exports, "f", { get() { return () => 1; } });',
      'exports.f = 3;',
      'exports.f = new Proxy(function () {}, { apply: () => 5 });',
      'throw new Error("while loading");',
    ];
    const results = await sandbox.run(request(codes.map((code) => wholeProgram(code))));
    expect(results.map(outcome)).toEqual([
      expect.stringMatching(/^threw SyntaxError/),
      'not-a-function',
      'not-a-function',
      5,
      'threw Error: while loading',
    ]);
    expect(results[2]).toEqual({ kind: 'not-a-function', description: 'the number 3' });
  });

  it('shares nothing between the programs of a submission', () =>
    expectAll([
      ['globalThis.left = 1; Array.prototype.left = 1; return 1;', 1],
      ['return [typeof globalThis.left, typeof [].left];', ['undefined', 'undefined']],
    ]));
});

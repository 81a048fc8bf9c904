import { runInThisContext } from 'node:vm';
import fc from 'fast-check';
import { fuzzParameters } from '../testing/fuzzSeed';
import { createSandbox } from '.';
import { outcome, outcomes, program, request } from './testing/trial';

jest.setTimeout(60_000);

const sandbox = createSandbox({ isolation: 'process', spares: 1 });
afterAll(() => sandbox.close());

/** Tells a value as text, down to its classes, its properties and which objects are one; or the name of what is thrown. */
const TELL = `
  function tell(value, seen = []) {
    if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
    if (typeof value === 'string') return JSON.stringify(value);
    if (typeof value !== 'object' || value === null) return typeof value + ' ' + String(value);
    if (seen.includes(value)) return '#' + seen.indexOf(value);
    seen.push(value);
    const tag = Object.prototype.toString.call(value);
    const kind = Object.getPrototypeOf(value)?.constructor?.name;
    const inside =
      tag === '[object Map]' ? [...value].map(([key, item]) => tell(key, seen) + ' => ' + tell(item, seen))
      : tag === '[object Set]' ? [...value].map((item) => tell(item, seen))
      : tag === '[object Date]' ? [value.getTime()]
      : tag === '[object RegExp]' ? [String(value), value.lastIndex]
      : tag === '[object ArrayBuffer]' ? [String(new Uint8Array(value)), value.resizable, value.maxByteLength]
      : tag === '[object DataView]' ? [value.byteOffset, value.byteLength, tell(value.buffer, seen)]
      : ArrayBuffer.isView(value) ? [value.byteOffset, value.length, tell(value.buffer, seen)]
      : /(Number|String|Boolean|BigInt)\\]/.test(tag) ? [tell(value.valueOf())] : [];
    const keys = ArrayBuffer.isView(value) || tag === '[object String]' ? [] : Object.getOwnPropertyNames(value).filter((key) => key !== 'stack');
    const properties = keys.map((key) => {
      const { enumerable, writable, configurable } = Object.getOwnPropertyDescriptor(value, key);
      return key + (enumerable ? '' : '~') + (writable ? '' : '!') + (configurable ? '' : '.') + ': ' + tell(value[key], seen);
    });
    return tag + ' ' + kind + '(' + inside.join('; ') + '){' + properties.join('; ') + '}';
  }
  function attempt(make) {
    try { return tell(make()); } catch (error) { return 'threw ' + error.name + ' ' + (typeof error.code === 'number' ? error.code : ''); }
  }`;

/** What Node itself gives, beside what the realm gives. */
async function compareWithNode(expressions: readonly string[]): Promise<void> {
  const list = `[${expressions.map((text) => `attempt(() => (${text}))`).join(', ')}]`;
  const expected = runInThisContext(`(() => { ${TELL} return ${list}; })()`) as readonly string[];
  const [result] = await sandbox.run(request([program(`${TELL} return ${list};`)]));
  const pair = (told: unknown) => expressions.map((text, at) => [text, (told as readonly string[])[at]]);
  expect(pair(outcome(result))).toEqual(pair(expected));
}

const { value: anyValue } = fc.letrec<{ value: string; object: string; list: string; entries: string }>(
  (tie) => ({
    list: fc.array(tie('value'), { maxLength: 4 }).map((items) => items.join(', ')),
    entries: fc
      .array(fc.tuple(fc.constantFrom('a', 'b', '0', 'length', 'self'), tie('value')), { maxLength: 4 })
      .map((entries) => entries.map(([key, value]) => `${key}: ${value}`).join(', ')),
    object: fc.oneof(
      tie('list').map((list) => `[${list}]`),
      tie('entries').map((entries) => `{ ${entries} }`),
      tie('list').map((list) => `new Set([${list}])`),
      tie('list').map((list) => `new Map([${list}].map((item, at) => [at % 2 ? item : at, item]))`),
      fc.tuple(tie('value'), tie('value')).map(([one, two]) => `((x) => [x, ${two}, x])(${one})`),
      tie('entries').map((entries) => `((x) => { x.self = x; return x; })({ ${entries} })`),
      tie('value').map(
        (value) =>
          `new (class Layer { constructor() { this.size = ${value}; } get twice() { return 2; } })()`,
      ),
      tie('value').map((value) => `{ get read() { return ${value}; } }`),
      tie('list').map((list) => `Object.assign([${list}], { more: 1 })`),
      tie('value').map((value) => `Object.freeze([${value}, , ${value}])`),
      fc.constantFrom(
        'Object.create({ inherited: 1 })',
        'Object.create(null)',
        'class extends Array {}.from([1, 2])',
      ),
    ),
    value: fc.oneof(
      { depthSize: 'small' },
      fc.oneof(fc.integer(), fc.double()).map((value) => (Object.is(value, -0) ? '-0' : String(value))),
      fc.string().map((text) => JSON.stringify(text)),
      fc.constantFrom(
        'undefined',
        'null',
        'true',
        '12n',
        'new Number(-0)',
        'new String("s")',
        'new Boolean(false)',
        'Object(1n)',
        'new Date(5)',
        'new Date(NaN)',
        '/a(b)/gi',
        'new Float64Array([1, -0, NaN])',
        'new Uint8Array([1, 2, 3]).subarray(1)',
        'new DataView(new ArrayBuffer(8), 2, 3)',
        'new ArrayBuffer(4)',
        'new BigInt64Array([5n])',
        'new Error("e")',
        'new RangeError("r")',
        'Object.assign(new TypeError("t"), { name: "SyntaxError", more: 1 })',
        'new (class Own extends Error {})("o")',
        'Object.assign(new Error(), { name: "Odd" })',
      ),
      // In one case of many, so that most values can be cloned.
      {
        arbitrary: fc.constantFrom(
          '() => 1',
          'Symbol("s")',
          'Promise.resolve()',
          'new WeakMap()',
          'new WeakSet()',
          '(function* () {})()',
          'new Map().keys()',
          'Object(Symbol())',
          'new Proxy({}, {})',
          'class {}',
          '(function () { return arguments; })(1)',
        ),
        weight: 1,
      },
      { arbitrary: tie('object'), weight: 4 },
    ),
  }),
);

describe('structuredClone', () => {
  it('gives what that of Node gives', async () => {
    const values = fc.array(anyValue, { minLength: 60, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(values, (sample) => compareWithNode(sample.map((text) => `structuredClone(${text})`))),
      { ...fuzzParameters(8), endOnFailure: true },
    );
  });

  it('gives copies, refuses what Node refuses, and throws nothing of another realm', async () => {
    await compareWithNode([
      'structuredClone()',
      'structuredClone(1, null)',
      'structuredClone([1], { transfer: [] })',
    ]);
    const got = await outcomes(sandbox, [
      'const x = { m: Matrix.ones(1, 2), l: [1] }; const y = structuredClone(x); y.l.push(2); return [x.l, y.l, y.m instanceof Matrix, y.m.rows];',
      'try { structuredClone(f); } catch (error) { return [error instanceof Error, error instanceof DOMException, error.name, error.code, error.message.slice(0, 10)]; }',
      'try { structuredClone(Promise.resolve()); } catch (error) { return error.message; }',
      `let foreign = 0; const dig = () => { try { dig(); } catch (e) { if (!(e instanceof Error)) foreign++; try { structuredClone([{ a: new Map([[1, {}]]) }]); } catch (e) { if (!(e instanceof Error)) foreign++; } } };
       dig(); return foreign;`,
      'let deep = []; for (let i = 0; i < 1e5; i++) deep = [deep]; try { structuredClone(deep); } catch (error) { return error instanceof RangeError; }',
      'structuredClone(new Proxy({}, { get() { throw 1; } }));',
    ]);
    expect(got).toEqual([
      [[1], [1, 2], false, 1],
      [true, true, 'DataCloneError', 25, 'function f'],
      '#<Promise> could not be cloned.',
      0,
      true,
      'threw DataCloneError: #<Object> could not be cloned.',
    ]);
  });
});

describe('texts and bytes', () => {
  const bytes = fc.uint8Array({ maxLength: 12 }).map((array) => `new Uint8Array([${array.join()}])`);
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string()).map((value) => JSON.stringify(value));
  const latin = fc
    .string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) })
    .map((value) => JSON.stringify(value));
  const base64 = fc
    .string({ unit: fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '+', '/', '=', ' ', '\n', '-', 'é') })
    .map((value) => JSON.stringify(value));

  it.each([
    ['TextEncoder', text.map((value) => `new TextEncoder().encode(${value})`)],
    [
      'encodeInto',
      text.map(
        (value) => `((into) => [new TextEncoder().encodeInto(${value}, into), into])(new Uint8Array(5))`,
      ),
    ],
    ['TextDecoder', bytes.map((value) => `new TextDecoder().decode(${value})`)],
    [
      'TextDecoder, fatal',
      bytes.map(
        (value) => `new TextDecoder('utf8', { fatal: true, ignoreBOM: true }).decode(${value}.buffer)`,
      ),
    ],
    [
      'TextDecoder, in pieces',
      fc
        .tuple(bytes, bytes)
        .map(
          ([one, two]) =>
            `((d) => [d.decode(${one}, { stream: true }), d.decode(${two}), d.decode(${one})])(new TextDecoder())`,
        ),
    ],
    ['btoa', fc.oneof(latin, text).map((value) => `btoa(${value})`)],
    ['atob', base64.map((value) => `atob(${value})`)],
    ['atob after btoa', latin.map((value) => `atob(btoa(${value}))`)],
  ])('%s gives what that of Node gives', async (_, expression) => {
    await fc.assert(
      fc.asyncProperty(fc.array(expression, { minLength: 200, maxLength: 200 }), compareWithNode),
      { ...fuzzParameters(2), endOnFailure: true },
    );
    await compareWithNode([
      'new TextEncoder().encoding',
      'new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 65]))',
      'btoa(undefined)',
      'atob(12)',
    ]);
  });

  it('reads utf-8 alone, and says so', async () => {
    expect(await outcomes(sandbox, ['new TextDecoder("latin1");', 'new TextDecoder().decode("x");'])).toEqual(
      [
        'threw RangeError: TextDecoder reads utf-8 alone while your function is graded, not latin1',
        expect.stringMatching(/^threw TypeError: The "list" argument/),
      ],
    );
  });
});

it('what is there has the names that it has in Node', () =>
  compareWithNode(
    [
      'Date',
      'structuredClone',
      'DOMException',
      'TextEncoder',
      'TextDecoder',
      'atob',
      'btoa',
      'setTimeout',
      'setInterval',
    ]
      .concat(
        'setImmediate',
        'queueMicrotask',
        'clearTimeout',
        'clearInterval',
        'clearImmediate',
        'performance.now',
      )
      .map((name) => `${name}.name`),
  ));

describe('time', () => {
  it('stands still, and nothing comes later', async () => {
    const got = await outcomes(sandbox, [
      'const start = performance.now(); for (let i = 0; i < 1e4; i++); performance.mark("x"); return [start, performance.now() - start, performance.timeOrigin === Date.now()];',
      `let ran = 0; const note = () => { ran++; }; const timers = [setTimeout(note, 0), setInterval(note, 1), setImmediate(note)];
       queueMicrotask(note); clearTimeout(timers[0]); clearInterval(timers[1].unref().ref()); clearImmediate(+timers[2]); return ran;`,
      'return [() => setTimeout("x"), () => queueMicrotask()].map((call) => { try { call(); } catch (error) { return error instanceof TypeError; } });',
      'return [global === globalThis, globalThis.global.Math === Math, typeof console.table];',
      'return [new Intl.DateTimeFormat("en-US").format(), new Intl.DateTimeFormat("en-US").formatToParts().length, new Intl.DateTimeFormat().resolvedOptions().timeZone];',
    ]);
    expect(got).toEqual([[0, 0, true], 0, [true, true], [true, true, 'function'], ['1/1/2020', 5, 'UTC']]);
  });
});

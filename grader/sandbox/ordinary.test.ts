import type { CallOutcome } from '../domain';
import { createSandbox } from '.';
import { program, outcome, outcomes, plain, wholeProgram, request } from './testing/trial';

jest.setTimeout(40_000);

const sandbox = createSandbox({ isolation: 'process', spares: 1 });
afterAll(() => sandbox.close());

describe('ordinary code', () => {
  it.each([
    [
      'assigning what prototypes have',
      'const o = {}; o.toString = () => "own"; o.constructor = 1; o.valueOf = 2; return `${o.toString()}`;',
      'own',
    ],
    [
      'error classes',
      'class Bad extends Error { constructor(m) { super(m); this.name = "Bad"; this.message += "!"; } } throw new Bad("m");',
      'threw Bad: m!',
    ],
    [
      'old-style inheritance',
      'function A() {} function B() {} B.prototype = Object.create(A.prototype); B.prototype.constructor = B; B.prototype.toString = () => "b"; return `${new B()}`;',
      'b',
    ],
    [
      'additions to prototypes',
      'Array.prototype.last = function () { return this[this.length - 1]; }; Math.double = (x) => 2 * x; return Math.double([1, 2].last());',
      4,
    ],
    [
      'subclasses of built-ins',
      'class Stack extends Array { top() { return this.at(-1); } } const s = new Stack(); s.push(1, 2); return s.map((x) => x + 1).top();',
      3,
    ],
    [
      'subclasses of Matrix',
      'class Wide extends Matrix {} return new Wide([[1, 2]]);',
      { rows: 1, columns: 2, data: [1, 2] },
    ],
    [
      'spread, destructuring, generators',
      'function* g() { yield* [1, 2]; } const [x, ...rest] = [...g(), 3]; return { x, rest, ...{ y: Math.max(...rest) } };',
      { x: 1, rest: [2, 3], y: 3 },
    ],
    [
      'maps, sets and sorting',
      'return [...new Map(Object.entries({ b: 2, a: 1 }))].sort().concat([[new Set([1, 1]).size]]);',
      [['a', 1], ['b', 2], [1]],
    ],
    [
      'text and regular expressions',
      'return "W1,W2".split(",").map((k) => k.replace(/W(\\d)/, "b$1")).join("-");',
      'b1-b2',
    ],
    ['JSON', 'return JSON.parse(JSON.stringify({ a: [1, { b: null }] }));', { a: [1, { b: null }] }],
    [
      'dates and formats',
      'return [new Date(2020, 1, 2).getMonth(), (1234.5).toFixed(2), new Date(0) instanceof Date];',
      [1, '1234.50', true],
    ],
    [
      'matrices',
      'return Matrix.mul(np.ones([1, 2]), 10).add(np.array([[1, 2]])).mmul(Matrix.eye(2));',
      { rows: 1, columns: 2, data: [11, 12] },
    ],
    ['symbols and iteration', 'const o = { *[Symbol.iterator]() { yield 7; } }; return Array.from(o);', [7]],
  ])('runs %s', async (_, body, expected) => {
    expect(await outcomes(sandbox, [body])).toEqual([expected]);
  });

  it('gives functions without effect for what only draws', async () => {
    const code =
      'const u = require("./initUtils"); exports.f = () => [typeof u.plotCosts, u.plotCosts([1])];';
    const [result] = await sandbox.run(request([wholeProgram(code)]));
    expect(outcome(result)).toEqual(['function', undefined]);
  });

  it('tells the place of a throw as columns of the program', async () => {
    const code = 'function g() { null.x; } exports.f = () => g();';
    const [result] = await sandbox.run(request([wholeProgram(code)]));
    const first = result?.kind === 'answered' ? result.calls[0]?.first : undefined;
    expect(first?.kind === 'threw' && first.error.columns).toEqual([
      code.indexOf('x;') + 1,
      code.lastIndexOf('g()') + 1,
    ]);
  });

  it('calls each case in order, then from the last to the first, with fresh arguments', async () => {
    const listing = wholeProgram(
      'let log = ""; exports.f = (a) => { log += a[0]; a.push(9); return log; };',
      [[[1]], [[2]], [[3]]],
    );
    const [result] = await sandbox.run(request([listing]));
    const told = result?.kind === 'answered' ? result.calls : [];
    expect(told.map(({ first, second, rewound = null }) => [first, second, rewound].map(textOf))).toEqual([
      ['1', '123321', '12332131'],
      ['12', '12332', '123321312'],
      ['123', '1233', '1233213'],
    ]);
    expect(told.map(({ argsAfter }) => argsAfter.map(plain))).toEqual([[[1, 9]], [[2, 9]], [[3, 9]]]);
  });

  it('calls a third time only where something differs, with the random numbers of the first call', async () => {
    const calls = [[1], [2], [3]];
    const results = await sandbox.run(
      request([
        program('return [np.random.randn(), Math.random(), np.random.rand()];', calls),
        program('np.random.seed(3); return [np.random.randn(), a];', calls),
        wholeProgram(
          'const known = new Map(); exports.f = (a) => { if (!known.has(a)) known.set(a, [a]); return known.get(a); };',
          calls,
        ),
      ]),
    );
    const [drawn, ...settled] = results.map((result) => (result.kind === 'answered' ? result.calls : []));
    expect(drawn).toHaveLength(3);
    for (const { first, second, rewound } of drawn ?? []) {
      expect(second).not.toEqual(first);
      expect(rewound).toEqual(first);
    }
    for (const { first, second, rewound } of settled.flat()) {
      expect([second, rewound]).toEqual([first, undefined]);
    }
    expect(settled.flat()).toHaveLength(6);
  });
});

function textOf(outcome: CallOutcome | null): unknown {
  return outcome?.kind === 'returned' ? plain(outcome.value) : outcome;
}

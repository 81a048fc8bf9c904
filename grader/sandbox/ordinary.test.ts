import { createSandbox } from '.';
import { program, outcome, outcomes, wholeProgram, request } from './testing/trial';

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

  it('calls each case twice, with fresh arguments', async () => {
    const counting = wholeProgram('let n = 0; exports.f = (a) => { a.push(++n); return a; };', [
      [[0]],
      [[5]],
    ]);
    const [result] = await sandbox.run(request([counting, program('return 1;')]));
    const number = (value: number): object => ({ kind: 'number', value });
    const list = (...numbers: number[]): object => ({ kind: 'list', items: numbers.map(number) });
    const returned = (...numbers: number[]): object => ({ kind: 'returned', value: list(...numbers) });
    expect(result).toEqual({
      kind: 'answered',
      calls: [
        { first: returned(0, 1), second: returned(0, 2), argsAfter: [list(0, 1)] },
        { first: returned(5, 3), second: returned(5, 4), argsAfter: [list(5, 3)] },
      ],
    });
  });
});

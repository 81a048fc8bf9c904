import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Json } from '../domain';
import { createSandbox } from '.';
import { program, outcome, outcomes, plain, request } from './testing/trial';

interface Reference {
  readonly init: Record<string, { he: Record<string, { shape: [number, number]; values: number[][] }> }>;
}
const reference = JSON.parse(
  readFileSync(join(__dirname, '../../fixtures/initialization/numpy/reference.json'), 'utf8'),
) as Reference;

jest.setTimeout(40_000);

const sandbox = createSandbox({ isolation: 'process', spares: 1 });
afterAll(() => sandbox.close());

const HE = `np.random.seed(3); const p = {};
  for (let l = 1; l < a.length; l++) {
    p["W" + l] = np.random.randn(a[l], a[l - 1]).mul(Math.sqrt(2 / a[l - 1]));
    p["b" + l] = np.zeros([a[l], 1]);
  }
  return p;`;

describe('values', () => {
  it("brings NumPy's parameters back, matrices as matrices", async () => {
    const sizes = Object.keys(reference.init).map((key) => JSON.parse(key) as number[]);
    const [result] = await sandbox.run(
      request([
        program(
          HE,
          sizes.map((size) => [size]),
        ),
      ]),
    );
    if (result?.kind !== 'answered') throw new Error('not answered');
    result.calls.forEach(({ first, second, argsAfter }, i) => {
      expect(second).toEqual(first);
      expect(argsAfter.map(plain)).toEqual([sizes[i]]);
      const expected = Object.values(reference.init)[i]?.he ?? {};
      const value = first.kind === 'returned' ? first.value : null;
      if (value?.kind !== 'record') throw new Error('no record');
      expect([...value.entries.keys()]).toEqual(Object.keys(expected));
      for (const [key, { shape, values }] of Object.entries(expected)) {
        const matrix = value.entries.get(key);
        if (matrix?.kind !== 'matrix') throw new Error('no matrix');
        expect([matrix.rows, matrix.columns]).toEqual(shape);
        values.flat().forEach((x, j) => expect(matrix.data[j]).toBeCloseTo(x, 12));
      }
    });
    expect(result.calls).toHaveLength(sizes.length);
  });

  it('brings every double back exactly', async () => {
    const doubles = fc.array(fc.oneof(fc.double(), fc.constantFrom(-0, NaN, Infinity, -Infinity, 5e-324)), {
      minLength: 100,
    });
    await fc.assert(
      fc.asyncProperty(doubles, async (numbers) => {
        const texts = numbers.map((x) => (Object.is(x, -0) ? '-0' : String(x)));
        const body = 'const x = a.map(Number); return [x, new Float64Array(x), new Matrix([x])];';
        const [result] = await sandbox.run(request([program(body, [[texts]])]));
        const [list, typed, matrix] = outcome(result) as [number[], number[], { data: number[] }];
        for (const back of [list, typed, matrix.data]) {
          expect(back.every((x, i) => Object.is(x, numbers[i])) && back.length === numbers.length).toBe(true);
        }
      }),
      { numRuns: 5 },
    );
  });

  it('brings any JSON back as it went in', async () => {
    const json = fc.jsonValue({ noNegativeZero: true } as object) as fc.Arbitrary<Json>;
    const values = fc.sample(json, 200).map((value) => JSON.parse(JSON.stringify(value)) as Json);
    const [result] = await sandbox.run(
      request([
        program(
          'return a;',
          values.map((value) => [value]),
        ),
      ]),
    );
    if (result?.kind !== 'answered') throw new Error('not answered');
    expect(result.calls.map(({ first }) => (first.kind === 'returned' ? plain(first.value) : first))).toEqual(
      values,
    );
    expect(result.calls.map(({ argsAfter }) => argsAfter.map(plain))).toEqual(values.map((value) => [value]));
  });

  it('says in words what cannot be compared', async () => {
    const table: [string, unknown][] = [
      ['return f;', '<a function>'],
      ['return Promise.resolve(1);', '<a Promise>'],
      ['return (async () => 1)();', '<a Promise>'],
      ['return { then() { return 1; } };', { then: '<a function>' }],
      ['return new Proxy({}, {});', '<a Proxy>'],
      ['return new Proxy([], {});', '<a Proxy>'],
      ['return { get W1() { throw 1; } };', { W1: '<a getter>' }],
      ['return Symbol("x");', '<a symbol>'],
      ['return 10n;', '<a bigint>'],
      ['return new Map([[1, 2]]);', '<a Map>'],
      ['return new Date(0);', '<a Date>'],
      ['return new (class Layer {})();', '<an object of class Layer>'],
      ['return new Error("x");', '<an Error that was returned, not thrown>'],
      ['const x = { y: 1 }; x.self = x; return x;', { y: 1, self: '<a value that refers to itself>' }],
      ['let x = 1; for (let i = 0; i < 1e4; i++) x = [x]; return JSON.stringify(x.length);', '1'],
      ['const shared = [1]; return [shared, shared];', [[1], [1]]],
      ['return [1, , 3];', [1, undefined, 3]],
      ['return new Array(4e9);', '<a value with more than 250000 entries>'],
      [
        'let x = [0]; for (let i = 0; i < 40; i++) x = [x, x]; return x;',
        '<a value with more than 250000 entries>',
      ],
      ['return "x".repeat(2e5);', '<a text of 200000 characters>'],
      ['return Matrix.ones(1, 2).transpose();', { rows: 2, columns: 1, data: [1, 1] }],
      [
        'const m = Matrix.ones(1, 2); m.data = "no"; return m;',
        '<a Matrix whose data is not a list of rows>',
      ],
      [
        'const m = Matrix.ones(1, 2); m.rows = 7; return m;',
        '<a Matrix that has 1 rows of data and claims another number>',
      ],
      [
        'const m = Matrix.ones(1, 2); m.data[0] = [1, "2"]; return m;',
        '<a Matrix whose entry (0, 1) is not a number>',
      ],
      [
        'const m = Matrix.ones(1, 2); Object.defineProperty(m, "constructor", { value: Date }); return m;',
        { rows: 1, columns: 2, data: [1, 1] },
      ],
    ];
    const got = await outcomes(
      sandbox,
      table.map(([body]) => body),
    );
    expect(got).toEqual(table.map(([, expected]) => expected));
  });

  it('reports what became of the arguments', async () => {
    const [result] = await sandbox.run(
      request([program('a.push(9); a[0] = new Proxy([], {}); return 0;', [[[1, 2]]])]),
    );
    if (result?.kind !== 'answered') throw new Error('not answered');
    expect(result.calls[0]?.argsAfter.map(plain)).toEqual([['<a Proxy>', 2, 9]]);
  });

  it('cuts off what is nested too deeply', async () => {
    const [deep] = await outcomes(sandbox, ['let x = 1; for (let i = 0; i < 1e5; i++) x = [x]; return x;']);
    expect(JSON.stringify(deep)).toContain('<a value nested too deeply>');
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Value } from '../../domain';
import { matrix, record } from '../../testing/values';
import { describeExplanation, explainDifference, type Pair } from './index';

type Rows = readonly (readonly number[])[];
type Parameters = Readonly<Record<string, { readonly values: Rows }>>;
const { init } = JSON.parse(
  readFileSync(join(__dirname, '../../../fixtures/initialization/numpy/reference.json'), 'utf8'),
) as { init: Record<string, Record<'zeros' | 'random' | 'he', Parameters>> };

type Change = (rows: Rows, key: string, count: number) => Rows;

/** What NumPy gave at each of its sizes, against the same with each matrix changed. */
function pairs(name: 'zeros' | 'random' | 'he', change: Change): readonly Pair[] {
  return Object.values(init).map((byName) => {
    const entries = Object.entries(byName[name]);
    const build = (alter: Change): Value =>
      record(
        Object.fromEntries(
          entries.map(([key, { values }]) => [key, matrix(alter(values, key, entries.length / 2))]),
        ),
      );
    return { expected: build((rows) => rows), actual: build(change) };
  });
}

const weights =
  (change: (value: number, row: number, column: number, key: string) => number): Change =>
  (rows, key) =>
    key.startsWith('b') ? rows : rows.map((row, i) => row.map((value, j) => change(value, i, j, key)));

/** Any deterministic numbers in [0, 1) that have nothing to do with NumPy's. */
function createNoise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function explain(name: 'zeros' | 'random' | 'he', change: Change): string | null {
  const explanation = explainDifference(pairs(name, change));
  return explanation === null ? null : describeExplanation(explanation);
}

describe('explainDifference', () => {
  it('has nothing to say of right answers, of wrong shapes, or of nothing', () => {
    expect(explain('he', (rows) => rows)).toBeNull();
    expect(
      explain(
        'he',
        weights((value) => value * (1 + 1e-10)),
      ),
    ).toBeNull();
    expect(explain('he', (rows) => [...rows, ...rows])).toBeNull();
    expect(explainDifference([])).toBeNull();
  });

  it.each<[string, 'zeros' | 'random' | 'he', Change, string]>([
    [
      '1/√2',
      'he',
      weights((x) => x * Math.SQRT1_2),
      'Every weight is 0.7071 (1/√2) times what it should be.',
    ],
    [
      'a hundredth',
      'random',
      weights((x) => x / 100),
      'Every weight is 0.01 (1/100) times what it should be.',
    ],
    ['the sign', 'random', weights((x) => -x), 'Every weight has the right size and the opposite sign.'],
    ['an offset', 'he', weights((x) => x - 0.5), 'Every weight is 0.5 less than it should be.'],
    [
      'two decimals',
      'he',
      weights((x) => Number(x.toFixed(2))),
      'Every weight is right to 2 decimals and ends there, where all digits are expected.',
    ],
    [
      'cut off',
      'he',
      weights((x) => Math.trunc(x * 10) / 10),
      'Every weight is right to one decimal and ends there, where all digits are expected.',
    ],
    [
      'single precision',
      'he',
      weights((x) => Math.fround(x)),
      'Every weight is right to about seven digits, as single precision keeps them, and no further.',
    ],
    ['ones for zeros', 'zeros', weights(() => 1), 'Every weight is 1, where 0 is expected.'],
    [
      'zeros for random',
      'random',
      weights(() => 0),
      'Every weight is 0, where the weights should differ from one another.',
    ],
    [
      'one number a matrix',
      'random',
      (rows, key) => weights(() => Number(key.slice(1)))(rows, key, 0),
      'Within a matrix every weight is the same, where the weights should differ from one another.',
    ],
    [
      'many for one',
      'zeros',
      weights((_x, row, column) => row + column),
      'The weights differ from one another, where every one should be 0.',
    ],
    [
      'NaN',
      'he',
      weights(() => NaN),
      'Every weight is NaN or infinite: something they are computed from is not a number.',
    ],
    [
      'biases',
      'he',
      (rows, key) => (key.startsWith('b') ? rows.map(() => [1]) : rows),
      'Every weight is right, the biases are not: each bias is 1, where 0 is expected.',
    ],
    [
      'rows reversed',
      'he',
      (rows) => [...rows].reverse(),
      'The weights are the right numbers, but each matrix has its rows in reverse order.',
    ],
    [
      'columns reversed',
      'he',
      (rows) => rows.map((row) => [...row].reverse()),
      'The weights are the right numbers, but each matrix has its columns in reverse order.',
    ],
    [
      'the last layer',
      'he',
      (rows, key, layers) => (key === `W${layers}` ? weights((x) => x / 2)(rows, key, layers) : rows),
      'Every layer but the last is right; in the last, every weight is 0.5 (1/2) times what it should be.',
    ],
    [
      'later layers',
      'he',
      (rows, key, layers) => (key === 'W1' ? rows : weights((x) => x * 2)(rows, key, layers)),
      'W1 and b1 are right; W2 is the first that is not: from there on, every weight is 2 times what it should be.',
    ],
  ])('tells %s', (_name, start, change, sentence) => {
    expect(explain(start, change)).toBe(sentence);
  });

  it('lists a factor for each matrix, with its shape', () => {
    const change: Change = (rows, key) => weights((x) => x * (key === 'W1' ? 3 : 0.5))(rows, key, 0);
    expect(explain('he', change)).toMatch(
      /^Each matrix is a constant times what it should be: W1 \(10 × 2\) 3, W2 \(5 × 10\) 0.5 \(1\/2\), W3/,
    );
  });

  it('tells numbers that run down the columns', () => {
    const change: Change = (rows) => {
      const flat = rows.flat();
      return rows.map((row, i) => row.map((_, j) => flat[j * rows.length + i] as number));
    };
    expect(explain('random', change)).toContain('they run down the columns of each matrix');
  });

  it('tells a uniform draw from a bell', () => {
    const noise = createNoise(1);
    expect(explain('he', weights(noise))).toMatch(
      /^The 50 weights of W2 lie evenly between 0\.\d+ and 0\.9\d+, as a uniform draw gives/,
    );
  });

  it('tells the right bell with other numbers, and one of another width or place', () => {
    const createBell = (): (() => number) => {
      const noise = createNoise(5);
      return () => 10 * Math.sqrt(-2 * Math.log(1 - noise())) * Math.cos(2 * Math.PI * noise());
    };
    const bell = createBell();
    expect(explain('random', weights(bell))).toContain('are spread as they should be, but are other numbers');
    const narrow = createBell();
    expect(
      explain(
        'random',
        weights(() => narrow() / 10),
      ),
    ).toContain('and spread otherwise: their standard');
    const moved = createBell();
    expect(
      explain(
        'random',
        weights(() => moved() + 20),
      ),
    ).toContain('and lie elsewhere: their mean is');
  });

  it('without a pattern says which half is right', () => {
    const change = weights((x, row, column) => (row + column === 0 ? x + 7 : x));
    expect(explain('he', change)).toBe('The biases are right; 7 of 95 weights are not.');
    expect(
      explain('he', (rows, key) => (key.startsWith('b') ? [[1], ...rows.slice(1)] : change(rows, key, 0))),
    ).toBeNull();
  });

  it('speaks of numbers where the matrices are no weights', () => {
    const pair = { expected: matrix([[1, 2, 3, 5]]), actual: matrix([[2, 4, 6, 10]]) };
    expect(describeExplanation(explainDifference([pair]) as never)).toBe(
      'Every number is 2 times what it should be.',
    );
  });
});

describe('laws', () => {
  const numbers = fc.array(
    fc.double({ min: -10, max: 10, noNaN: true }).filter((x) => Math.abs(x) > 1e-3),
    {
      minLength: 6,
      maxLength: 6,
    },
  );
  const build = (values: readonly number[]): Value =>
    record({ W1: matrix([values.slice(0, 3), values.slice(3)]) });
  const factors = fc.double({ min: 1e-3, max: 1e3, noNaN: true }).filter((c) => Math.abs(c - 1) > 1e-3);

  it('a matrix times c is found to be c times what it should be', () => {
    fc.assert(
      fc.property(numbers, factors, fc.boolean(), (values, size, isNegative) => {
        const factor = isNegative ? -size : size;
        const actual = build(values.map((value) => value * factor));
        const explanation = explainDifference([{ expected: build(values), actual }]);
        expect(explanation).toMatchObject({
          kind: 'constant-factor',
          factor: expect.closeTo(factor, 8) as number,
        });
      }),
    );
  });

  it('a shuffled matrix is found permuted', () => {
    const shuffled = fc
      .uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 6, maxLength: 6 })
      .chain((values) => fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: 6 })));
    fc.assert(
      fc.property(shuffled, ([values, other]) => {
        fc.pre(values.some((value, index) => value !== other[index]));
        const explanation = explainDifference([{ expected: build(values), actual: build(other) }]);
        expect(['permuted', 'transposed']).toContain(explanation?.kind);
      }),
    );
  });

  it('a right answer explains nothing, and any answer does no harm', () => {
    const anything = fc.array(fc.double(), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(numbers, anything, (values, other) => {
        expect(explainDifference([{ expected: build(values), actual: build(values) }])).toBeNull();
        const explanation = explainDifference([{ expected: build(values), actual: build(other) }]);
        if (explanation !== null)
          expect(describeExplanation(explanation)).not.toMatch(/undefined|NaN(?! or)/);
      }),
    );
  });

  it('one number proves no factor', () => {
    const pair = { expected: record({ W1: matrix([[2]]) }), actual: record({ W1: matrix([[3]]) }) };
    expect(explainDifference([pair])).toBeNull();
  });
});

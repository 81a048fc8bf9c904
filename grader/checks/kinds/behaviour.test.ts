import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { initialization } from '../../testing/initialization';
import type { Value } from '../../domain';
import { np } from '../../lab';
import { answer, evidence, hiddenCase, matrix, publicCase, record, threw } from '../../testing/values';
import { behaviour } from './behaviour';
import type { CheckSpec } from './index';

type Spec = Extract<CheckSpec, { kind: 'behaviour' }>;
const root = join(__dirname, '../../..');
const { init } = JSON.parse(
  readFileSync(join(root, 'fixtures/initialization/numpy/reference.json'), 'utf8'),
) as {
  init: Record<string, Record<string, Record<string, { values: number[][] }>>>;
};

/** What NumPy gave at [2, 10, 5, 1]. */
function numpyStart(name: 'zeros' | 'random' | 'he', scale = 1): Value {
  const entries = Object.entries(init['[2, 10, 5, 1]']?.[name] ?? {});
  return record(
    Object.fromEntries(
      entries.map(([key, { values }]) => [key, matrix(values.map((row) => row.map((x) => x * scale)))]),
    ),
  );
}

function findSpec(id: string): Spec {
  const specs = initialization.functions.flatMap((fn) => fn.checks);
  return specs.filter(behaviour.is).find((spec) => spec.id === id) as Spec;
}

function judge(id: string, value: Value) {
  const spec = findSpec(id);
  return behaviour.run(spec, evidence([spec], [[publicCase(spec.case, null), answer(value)]]));
}

describe('symmetry', () => {
  it('zeros never break it', () => {
    expect(judge('behaviour-symmetry', numpyStart('zeros'))).toEqual({
      status: 'passed',
      message:
        'Symmetry is never broken: every hidden unit stays equal to its neighbours, and the cost stays at 0.69314718.',
    });
  });
  it('He breaks it at once', () => {
    expect(judge('behaviour-symmetry', numpyStart('he')).message).toMatch(
      /hidden units of one layer differ by/,
    );
  });
  it('equal weights that are not zero keep the symmetry but move the cost', () => {
    const ones = record(
      Object.fromEntries(
        Object.entries({ W1: [10, 2], b1: [10, 1], W2: [5, 10], b2: [5, 1], W3: [1, 5], b3: [1, 1] }).map(
          ([key, [rows = 0, columns = 0]]) => [
            key,
            matrix(Array.from({ length: rows }, () => new Array<number>(columns).fill(0.1))),
          ],
        ),
      ),
    );
    expect(judge('behaviour-symmetry', ones).message).toMatch(/training steps the cost is/);
  });
});

describe('first cost', () => {
  it('× 10 starts at an infinite cost', () => {
    expect(judge('behaviour-first-cost', numpyStart('random')).message).toBe(
      'The first cost is infinite: large weights start at a terrible cost.',
    );
  });
  it('without the factor it does not', () => {
    expect(judge('behaviour-first-cost', numpyStart('random', 0.1)).message).toMatch(
      /^The first cost is \d\.\d+; weights this large should start at 5 or more\.$/,
    );
  });
});

describe('weight variance', () => {
  const wide = (gain: number) => {
    np.random.seed(3);
    const W1 = np.random.randn(100, 200).mul(Math.sqrt(gain / 200));
    return record({
      W1: { kind: 'matrix', rows: 100, columns: 200, data: W1.to1DArray() },
      b1: matrix(new Array(100).fill([0])),
    });
  };
  it('of He is 2 / fan-in', () => {
    expect(judge('behaviour-variance', wide(2)).status).toBe('passed');
  });
  it.each([1, 1.7, 2.3, 4])('a gain of %p is told, with what it should be', (gain) => {
    expect(judge('behaviour-variance', wide(gain)).message).toMatch(
      /^On a wide layer the weights W1 have variance 0\.\d+; expected about 0\.01, which is 2 \/ fan-in with a fan-in of 200\.$/,
    );
  });
});

describe('training', () => {
  it('He gets past 99 %', () => {
    expect(judge('behaviour-training', numpyStart('he')).message).toMatch(
      /^Training reaches 99(\.\d+)? % training accuracy/,
    );
    expect(judge('behaviour-training', numpyStart('he')).status).toBe('passed');
  });
  it.each([
    ['zeros', 1],
    ['random', 1],
    ['he', 0.01],
  ] as const)('%s × %p does not', (name, scale) => {
    expect(judge('behaviour-training', numpyStart(name, scale)).status).toBe('failed');
  });
});

describe('what cannot be tried', () => {
  const spec = findSpec('behaviour-training');
  it('layers that do not fit', () => {
    const odd = record({
      W1: matrix([[1, 2]]),
      b1: matrix([[0]]),
      W2: matrix([[1, 2, 3]]),
      b2: matrix([[0]]),
    });
    expect(judge('behaviour-training', odd).message).toMatch(/do not fit together as layers/);
  });
  it('layers that do not read the dataset, or give more than one number', () => {
    const wide = record({ W1: matrix([[1, 2, 3]]), b1: matrix([[0]]) });
    const two = record({
      W1: matrix([
        [1, 2],
        [3, 4],
      ]),
      b1: matrix([[0], [0]]),
    });
    for (const start of [wide, two])
      expect(judge('behaviour-training', start).message).toMatch(/do not fit the dataset/);
  });
  it('a hidden throw says nothing of its words', () => {
    const call = answer(record({}), { first: threw('Error', 'layersDims was [4242]') });
    expect(behaviour.run(spec, evidence([spec], [[hiddenCase(spec.case, null), call]])).message).not.toMatch(
      /4242/,
    );
  });
});

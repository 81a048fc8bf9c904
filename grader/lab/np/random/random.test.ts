import seedrandom from 'seedrandom';
import fc from 'fast-check';
import reference from '../../../../fixtures/initialization/numpy/reference.json';
import { createRandom } from '.';
import { shuffle } from './shuffle';
import { streamBits, streamDoubles } from './streams';

const { random, remember } = createRandom();
const draw = (count: number, next: () => number) => Array.from({ length: count }, next);

describe('integer seeds give the stream of NumPy 1.24', () => {
  it('in 32-bit numbers', () => {
    expect(draw(5, streamBits(3))).toEqual(reference.uint32_seed3_first5);
  });

  it('in uniform numbers, to the last bit', () => {
    expect(draw(10, streamDoubles(streamBits(3)))).toEqual(reference.random_sample_seed3_first10);
    random.seed(3);
    expect(draw(10, () => random.rand())).toEqual(reference.random_sample_seed3_first10);
  });

  it('in normal numbers', () => {
    random.seed(3);
    const expected = reference.randn_seed3_first20;
    draw(20, () => random.randn()).forEach((value, i) => {
      expect(relativeError(value, expected[i] as number)).toBeLessThan(1e-12);
    });
  });

  it('row by row in a matrix', () => {
    random.seed(3);
    const single = draw(12, () => random.randn());
    random.seed(3);
    expect(random.randn(3, 4).to1DArray()).toEqual(single);
    expect(random.rand(0, 4).rows).toBe(0);
  });

  it('for the largest seed too', () => {
    // np.random.seed(4294967295); np.random.random_sample()
    random.seed(2 ** 32 - 1);
    expect(random.rand()).toBe(0.0976320289940138);
  });
});

describe('seed', () => {
  it('drops the normal number that was kept', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 9 }), (seed, drawn) => {
        random.seed(seed);
        const first = random.randn();
        draw(drawn, () => random.randn());
        random.seed(seed);
        return random.randn() === first;
      }),
    );
  });

  it("gives seedrandom's stream for a text", () => {
    random.seed('three');
    expect(draw(5, () => random.rand())).toEqual(draw(5, seedrandom('three')));
    random.seed('three');
    const normals = random.randn(40, 50);
    expect(Math.abs(normals.mean())).toBeLessThan(0.1);
    expect(Math.abs(normals.variance() - 1)).toBeLessThan(0.1);
  });

  it('is not needed before the first draw', () => {
    const [one, other] = [createRandom().random, createRandom().random];
    expect(one.randn()).not.toBe(other.randn());
  });

  it.each([
    [[0.5], 'np.random.seed(0.5)'],
    [[-1], 'np.random.seed(-1)'],
    [[2 ** 32], 'np.random.seed(4294967296)'],
    [[NaN], 'np.random.seed(NaN)'],
    [[], 'np.random.seed()'],
    [[undefined], 'np.random.seed(undefined)'],
    [[3, 4], 'np.random.seed(3, 4)'],
  ])('refuses %j', (args: unknown[], call) => {
    const seed = random.seed.bind(random) as (...args: unknown[]) => void;
    expect(() => seed(...args)).toThrow(
      `np.random.seed takes a whole number from 0 to 4294967295, or a text; it was called as ${call}.`,
    );
  });
});

describe('remember', () => {
  it('takes the stream back, as often as asked, whatever was seeded and drawn since', () => {
    const seeds = fc.oneof(fc.nat(), fc.string());
    fc.assert(
      fc.property(seeds, seeds, fc.nat(9), fc.nat(9), (seed, other, before, between) => {
        random.seed(seed);
        draw(before, () => random.randn());
        const goBack = remember();
        const drawAll = () => [random.randn(), random.rand(), random.randn(), random.randn()];
        const first = drawAll();
        random.seed(other);
        draw(between, () => random.randn());
        goBack();
        const second = drawAll();
        goBack();
        expect([second, drawAll()]).toEqual([first, first]);
      }),
    );
  });
});

describe('wrong sizes', () => {
  const randn = random.randn.bind(random) as (...args: unknown[]) => unknown;
  const rand = random.rand.bind(random) as (...args: unknown[]) => unknown;

  it('are answered with the right call', () => {
    expect(() => randn([3, 2])).toThrow(
      'np.random.randn takes the sizes one by one, np.random.randn(3, 2); it was called as np.random.randn([3, 2]).',
    );
    expect(() => rand([3])).toThrow(
      'np.random.rand takes the sizes one by one, np.random.rand(rows, columns); it was called as np.random.rand([3]).',
    );
    expect(() => randn(3)).toThrow(
      'np.random.randn takes two sizes, np.random.randn(rows, columns), or none; it was called as np.random.randn(3).',
    );
    expect(() => randn(-3, 2)).toThrow(
      'np.random.randn takes sizes that are whole numbers, 0 or more; the number of rows is -3 in np.random.randn(-3, 2).',
    );
    expect(() => rand(3, 2.5)).toThrow(
      'np.random.rand takes sizes that are whole numbers, 0 or more; the number of columns is 2.5 in np.random.rand(3, 2.5).',
    );
    expect(() => randn(3, undefined)).toThrow(
      'the number of columns is undefined in np.random.randn(3, undefined).',
    );
  });
});

it('a shuffle keeps every item', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 40 }), fc.nat(), (items, seed) => {
      const shuffled = [...items];
      shuffle(shuffled, streamBits(seed));
      expect(shuffled.sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b));
    }),
  );
});

function relativeError(value: number, expected: number): number {
  return Math.abs(value - expected) / Math.abs(expected);
}

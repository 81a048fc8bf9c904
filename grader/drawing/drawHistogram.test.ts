import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { countBars, findRange } from './countBars';
import { drawHistogram } from './drawHistogram';

const reference = JSON.parse(
  readFileSync(join(__dirname, '../../fixtures/initialization/numpy/reference.json'), 'utf8'),
) as { readonly randn_seed3_first20: readonly number[] };
const normal = { mean: 0, deviation: 1 };

function draw(actual: readonly number[], expected: { mean: number; deviation: number } | null = normal) {
  return drawHistogram({ title: 'Your weights', actual, expected, label: 'weights of W1' });
}

describe('drawHistogram', () => {
  it('says in words what it shows, mean and deviation as NumPy gives them', () => {
    const svg = draw(reference.randn_seed3_first20);
    // np.mean and np.std of the same twenty numbers
    expect(svg).toContain('yours: 20 numbers, mean -0.09042, standard deviation 0.9691');
    expect(svg).toContain('expected: normal, mean 0, standard deviation 1');
    expect(svg).toMatch(/aria-label="Your weights; yours: 20 numbers/);
  });

  it('draws all equal numbers as one spike', () => {
    const svg = draw([0, 0, 0, 0]);
    expect(svg).toContain('yours: all 4 are 0');
    expect(svg).toContain('width="4"');
  });

  it('leaves out and counts what cannot be drawn', () => {
    expect(draw([1, NaN, 2])).toContain('Left out: 1 number that is NaN');
    expect(draw([1, Infinity, -Infinity, 1e200, 2])).toContain('Left out: 3 numbers');
    expect(draw([1, 2])).not.toContain('Left out');
  });

  it('without numbers, or without an expected bell, there is still a picture', () => {
    expect(draw([])).toContain('expected: normal');
    expect(draw([1, 2, 3], null)).not.toContain('expected');
    expect(draw([], null)).toMatch(/^<svg .*<\/svg>$/);
  });

  it('marks the mean where nothing is to be spread', () => {
    expect(draw([1, 2], { mean: 0, deviation: 0 })).toContain('expected: all are 0');
  });

  it('whatever the numbers, no coordinate is out of this world', () => {
    const bell = fc.option(fc.record({ mean: fc.double(), deviation: fc.double() }));
    fc.assert(
      fc.property(fc.array(fc.double(), { maxLength: 40 }), bell, (actual, expected) => {
        const coordinates = [...draw(actual, expected).matchAll(/ (?:d|x|y|width|height)="([^"]*)"/g)].join(
          ' ',
        );
        expect(coordinates).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 300 },
    );
  });
});

describe('countBars', () => {
  it('the bars have an area of 1', () => {
    const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
      minLength: 2,
      maxLength: 200,
    });
    fc.assert(
      fc.property(numbers, (values) => {
        const range = findRange(values);
        fc.pre(!range.isPoint);
        const area = countBars(values, range).reduce(
          (sum, bar) => sum + bar.density * (bar.to - bar.from),
          0,
        );
        expect(area).toBeCloseTo(1, 6);
      }),
    );
  });
});

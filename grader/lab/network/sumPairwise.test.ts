import fc from 'fast-check';
import { sumPairwise } from './sumPairwise';

const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 700 });

describe('sumPairwise', () => {
  it('adds every term once, whatever the count', () => {
    fc.assert(
      fc.property(numbers, (terms) => {
        const sum = terms.reduce((total, term) => total + term, 0);
        expect(sumPairwise((i) => terms[i] as number, 0, terms.length) + 0).toBe(sum + 0);
      }),
    );
  });

  it('rounds as NumPy does: 300 times ln 2 over 300 is not ln 2 by plain addition', () => {
    const plain =
      Array.from({ length: 300 }, () => -Math.log(0.5)).reduce((total, term) => total + term, 0) / 300;
    const pairwise = (1 / 300) * sumPairwise(() => -Math.log(0.5), 0, 300);
    expect([plain === 0.6931471805599453, pairwise]).toEqual([false, 0.6931471805599453]);
  });
});

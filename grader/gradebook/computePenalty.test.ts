import fc from 'fast-check';
import { computePenalty } from './computePenalty';

const terms = { penaltyPerDay: 10, floor: 50 };

describe('computePenalty', () => {
  it.each([
    [0, 0],
    [1, 10],
    [3, 30],
    // 70 points: half of them stay.
    [4, 35],
    [400, 35],
  ])('of 70 points, %d days late, takes %d', (days, penalty) => {
    expect(computePenalty({ score: 70, maxScore: 100 }, days, terms)).toBe(penalty);
  });

  it('writes hundredths, in the favour of whoever is late', () => {
    const cost = (penaltyPerDay: number) =>
      computePenalty({ score: 100, maxScore: 100 }, 3, { penaltyPerDay, floor: 0 });
    expect([cost(0.1), cost(3.3), cost(1 / 3), cost(0.005)]).toEqual([0.3, 9.9, 1, 0.01]);
  });

  const points = fc.double({ min: 0, max: 1000, noNaN: true });
  const percent = fc.double({ min: 0, max: 100, noNaN: true });
  const work = fc.record({ maxScore: points, share: fc.double({ min: 0, max: 1, noNaN: true }) });
  const days = fc.nat(1000);
  const asWork = ({ maxScore, share }: { maxScore: number; share: number }) => ({
    score: maxScore * share,
    maxScore,
  });
  const EPSILON = 1e-7;

  it('never grows less with days, takes nothing on time, and leaves the floor', () => {
    fc.assert(
      fc.property(work, days, days, percent, percent, (item, one, other, penaltyPerDay, floor) => {
        const cost = (late: number) => computePenalty(asWork(item), late, { penaltyPerDay, floor });
        const { score } = asWork(item);
        expect(cost(0)).toBe(0);
        expect(cost(Math.min(one, other))).toBeLessThanOrEqual(cost(Math.max(one, other)));
        expect(cost(one)).toBeGreaterThanOrEqual(0);
        expect(score - cost(one)).toBeGreaterThanOrEqual((score * floor) / 100 - EPSILON);
        expect(cost(one)).toBeLessThanOrEqual(score + EPSILON);
      }),
    );
  });
});

import fc from 'fast-check';
import type { GradedFunction } from '../domain';
import { drawHiddenCases } from './drawHiddenCases';

const fn: GradedFunction = {
  name: 'f',
  points: 1,
  summary: 's',
  cases: [],
  hiddenCases: [
    { id: 'hidden-1', draw: [{ kind: 'layers', count: [3, 5], size: [2, 9] }] },
    {
      id: 'hidden-2',
      draw: [
        { kind: 'layers', count: [3, 5], size: [2, 9] },
        { kind: 'integer', range: [7, 7] },
      ],
    },
  ],
  checks: [],
};

describe('drawHiddenCases', () => {
  it('stays within the ranges, both ends included, for every secret', () => {
    fc.assert(
      fc.property(fc.string(), (secret) => {
        for (const { args, hidden, expected } of drawHiddenCases(fn, 'a', secret)) {
          const layers = args[0] as number[];
          expect(layers.length).toBeGreaterThanOrEqual(3);
          expect(layers.length).toBeLessThanOrEqual(5);
          expect(layers.every((size) => Number.isInteger(size) && size >= 2 && size <= 9)).toBe(true);
          expect({ hidden, expected }).toEqual({ hidden: true, expected: null });
        }
      }),
    );
  });

  it('draws each end of a range sooner or later', () => {
    const sizes = Array.from(
      { length: 200 },
      (_, i) => drawHiddenCases(fn, 'a', `s${i}`)[0]?.args[0] as number[],
    );
    expect(new Set(sizes.map((layers) => layers.length))).toEqual(new Set([3, 4, 5]));
    expect(new Set(sizes.flat())).toEqual(new Set([2, 3, 4, 5, 6, 7, 8, 9]));
  });

  it('gives the same cases for the same secret, and others for another secret, assignment or index', () => {
    const draw = (secret: string, assignment: string) =>
      drawHiddenCases(fn, assignment, secret).map((item) => item.args);
    expect(draw('one', 'a')).toEqual(draw('one', 'a'));
    expect(draw('one', 'a')).not.toEqual(draw('two', 'a'));
    expect(draw('one', 'a')).not.toEqual(draw('one', 'b'));
    expect(draw('one', 'a')[0]?.[0]).not.toEqual(draw('one', 'a')[1]?.[0]);
  });
});

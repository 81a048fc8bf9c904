import fc from 'fast-check';
import type { Network } from '../network';
import { traceRegion } from './traceRegion';

const extent = [-1, 1] as const;
const steps = 20;

/** Class 1 where slope·x1 + x2 > offset, as a network of one layer. */
function separateBy(slope: number, offset: number): Network {
  return {
    layersDims: [2, 1],
    weights: [Float64Array.of(slope, 1)],
    biases: [Float64Array.of(-offset)],
  };
}

it('finds the edge in each row to a small part of a step', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 4, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      (slope, offset) => {
        for (const { row, from, to } of traceRegion(separateBy(slope, offset), extent, steps)) {
          const y = -1 + (row + 0.5) * 0.1;
          const edge = (offset - y) / slope;
          if (edge > -0.94) expect(Math.abs(from - edge)).toBeLessThan(0.1 / 16);
          expect(to).toBe(1);
        }
      },
    ),
  );
});

it('covers all of the square or none', () => {
  const whole = traceRegion(separateBy(0, -9), extent, steps);
  expect(whole).toEqual(Array.from({ length: steps }, (_, row) => ({ row, from: -1, to: 1 })));
  expect(traceRegion(separateBy(0, 9), extent, steps)).toEqual([]);
});

it('takes row 0 for the lowest', () => {
  const upper = traceRegion(separateBy(0, 0), extent, steps);
  expect(upper.map(({ row }) => row)).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
});

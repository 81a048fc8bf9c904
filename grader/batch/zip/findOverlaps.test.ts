import { findOverlaps } from './findOverlaps';

const blamed = (...extents: readonly (readonly [start: number, end: number])[]) => [
  ...findOverlaps(extents.map(([start, end]) => ({ start, end }))),
];

describe('findOverlaps', () => {
  it('lets entries stand side by side, in whatever order the directory has them', () => {
    expect(blamed([10, 20], [0, 10], [25, 30])).toEqual([]);
  });

  it('leaves a place to the first in the directory', () => {
    expect(blamed([0, 10], [10, 20], [0, 15], [0, 10])).toEqual([3, 2]);
  });

  it('blames who reaches into the next, and not the next', () => {
    expect(blamed([0, 11], [10, 20], [20, 21])).toEqual([0]);
    expect(blamed([0, 100], [10, 100], [20, 30])).toEqual([1, 0]);
  });
});

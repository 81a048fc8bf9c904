import fc from 'fast-check';
import { UsageError } from '../utils/usageError';
import { describeShard, parseShard, takeShard } from './shard';

describe('parseShard', () => {
  it('takes I/N with I from 1 to N', () => {
    expect(parseShard('2/8')).toEqual({ number: 2, of: 8 });
    expect(parseShard('1/1')).toEqual({ number: 1, of: 1 });
  });

  it.each(['', '2', '0/8', '9/8', '-1/8', '1.5/8', '1/0', '1/8/8', 'a/b', '1 / 8', '1/9999999999', '1e0/2'])(
    'refuses %p in a sentence',
    (text) => {
      expect(() => parseShard(text)).toThrow(UsageError);
      expect(() => parseShard(text)).toThrow(
        `--shard ${text}: write I/N, the I-th part of N, with I from 1 to N, such as --shard 2/8.`,
      );
    },
  );
});

describe('takeShard', () => {
  it('gives every submission to one shard, keeps the order, and is even to within one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 70 }), (count, of) => {
        const batch = Array.from({ length: count }, (_, index) => index);
        const shards = Array.from({ length: of }, (_, index) => takeShard(batch, { number: index + 1, of }));
        expect(shards.flat().sort((a, b) => a - b)).toEqual(batch);
        for (const shard of shards) expect(shard).toEqual([...shard].sort((a, b) => a - b));
        const sizes = shards.map((shard) => shard.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

it('describeShard tells batches apart by their names', () => {
  const digestOf = (...names: string[]) =>
    describeShard(
      names.map((name) => ({ name })),
      { number: 1, of: 2 },
    ).batch.digest;
  expect(digestOf('a', 'b')).toBe(digestOf('a', 'b'));
  expect(new Set([digestOf('a', 'b'), digestOf('ab'), digestOf('a'), digestOf('a","b')]).size).toBe(4);
});

import fc from 'fast-check';
import { gatherBatches } from './gatherBatches';

async function* listed(items: readonly number[]): AsyncGenerator<number> {
  for (const item of items) yield await Promise.resolve(item);
}

describe('gatherBatches', () => {
  it('loses nothing, keeps the order, and no batch is too large unless one item alone is', async () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 30 }));
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 1, max: 5 }), async (items, count) => {
        const batches: (readonly number[])[] = [];
        for await (const batch of gatherBatches(listed(items), { count, bytes: 20 }, (size) => size))
          batches.push(batch);
        expect(batches.flat()).toEqual(items);
        for (const batch of batches) {
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(count);
          if (batch.length > 1) expect(batch.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(20);
        }
      }),
    );
  });
});

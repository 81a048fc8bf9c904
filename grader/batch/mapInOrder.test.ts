import { setTimeout as wait } from 'node:timers/promises';
import { mapInOrder } from './mapInOrder';

async function collect<T>(results: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const result of results) all.push(result);
  return all;
}

describe('mapInOrder', () => {
  it('keeps the order of the items, whichever is done first', async () => {
    const work = async (ms: number) => {
      await wait(ms);
      return ms;
    };
    expect(await collect(mapInOrder([30, 1, 20, 0], 3, work))).toEqual([30, 1, 20, 0]);
  });

  it('runs as many at once as it may, and no more', async () => {
    let running = 0;
    let most = 0;
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await wait(2);
      running -= 1;
    };
    await collect(mapInOrder(Array.from({ length: 40 }), 3, work));
    expect(most).toBe(3);
  });

  it('does not let a slow item hold up the others', async () => {
    const order: string[] = [];
    let release = (): void => undefined;
    const lastIsDone = new Promise<void>((resolve) => (release = resolve));
    const work = async (name: string) => {
      if (name === 'slow') await lastIsDone;
      order.push(name);
      if (name === 'c') release();
    };
    await collect(mapInOrder(['slow', 'a', 'b', 'c'], 2, work));
    expect(order).toEqual(['a', 'b', 'c', 'slow']);
  });

  it('hands a failure to its reader at its turn', async () => {
    const seen: number[] = [];
    const work = async (n: number) => {
      if (n === 2) throw new Error('two');
      return n;
    };
    await expect(
      (async () => {
        for await (const n of mapInOrder([1, 2, 3], 3, work)) seen.push(n);
      })(),
    ).rejects.toThrow('two');
    expect(seen).toEqual([1]);
  });
});

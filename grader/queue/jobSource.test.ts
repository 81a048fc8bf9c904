import { createSource } from './jobSource';

async function drain(source: { next: () => Promise<number | null> }): Promise<readonly number[]> {
  const items: number[] = [];
  for (let item = await source.next(); item !== null; item = await source.next()) items.push(item);
  return items;
}

/** A `take` that gives these batches one after another. */
function takeFrom(batches: readonly (readonly number[])[]) {
  let at = 0;
  return () => Promise.resolve(batches[at++] ?? []);
}

describe('createSource', () => {
  it('gives every item once, in order, to however many ask at once', async () => {
    const source = createSource(takeFrom([[1, 2, 3], [4], [5, 6]]), 2, () => false);
    const drained = await Promise.all([drain(source), drain(source), drain(source)]);
    expect(drained.flat().sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('takes ahead while items are still at hand, but one batch at a time', async () => {
    const pending: ((items: readonly number[]) => void)[] = [];
    const source = createSource<number>(
      () => new Promise((resolve) => pending.push(resolve)),
      2,
      () => false,
    );
    const first = source.next();
    pending[0]?.([1, 2, 3]);
    expect(await first).toBe(1);
    expect(pending).toHaveLength(1);
    expect(await source.next()).toBe(2);
    expect(pending).toHaveLength(2);
    expect(await source.next()).toBe(3);
    expect(pending).toHaveLength(2);
    const last = source.next();
    pending[1]?.([]);
    expect(await last).toBeNull();
  });

  it('gives no more once it is held, though there are some at hand', async () => {
    let isHeld = false;
    const source = createSource(takeFrom([[1, 2]]), 0, () => isHeld);
    const eager = createSource(takeFrom([[1, 2]]), 1, () => isHeld);
    expect(await source.next()).toBeNull();
    expect(await eager.next()).toBe(1);
    isHeld = true;
    expect(await eager.next()).toBeNull();
  });

  it('tells of a failure after what came before it', async () => {
    let calls = 0;
    const take = () => (calls++ === 0 ? Promise.resolve([1]) : Promise.reject(new Error('lost')));
    const source = createSource(take, 1, () => false);
    expect(await source.next()).toBe(1);
    await expect(source.next()).rejects.toThrow('lost');
  });
});

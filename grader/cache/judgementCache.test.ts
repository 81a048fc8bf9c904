import type { Judgement, Verdict } from '../domain';
import type { Store } from './diskStore';
import { createCache } from './judgementCache';

const judge = (verdict: Verdict): Judgement => ({
  verdict,
  checks: [],
  note: null,
  misconception: null,
  exhibits: [],
});

function createStore(entries: Readonly<Record<string, Judgement>> = {}) {
  const written = new Map(Object.entries(entries));
  const store: Store<Judgement> = {
    read: (key) => Promise.resolve(written.get(key) ?? null),
    write: (key, judgement) => {
      written.set(key, judgement);
      return Promise.resolve();
    },
  };
  return { store, written };
}

const unwarned = (message: string) => {
  throw new Error(message);
};

describe('createCache', () => {
  it('judges together what is missing, and keeps the order of the keys', async () => {
    const { store } = createStore({ b: judge('passed') });
    const cache = createCache(store, unwarned);
    const asked: (readonly number[])[] = [];
    const found = await cache.findAll(['a', 'b', 'c'], (positions) => {
      asked.push(positions);
      return Promise.resolve([judge('failed'), judge('threw')]);
    });
    expect(asked).toEqual([[0, 2]]);
    expect(found.map((item) => item.verdict)).toEqual(['failed', 'passed', 'threw']);
  });

  it('judges once what two ask for at the same time', async () => {
    const cache = createCache(null, unwarned);
    let judged = 0;
    const ask = () =>
      cache.findAll(['a'], async () => {
        judged += 1;
        await new Promise((resolve) => setTimeout(resolve, 5));
        return [judge('passed')];
      });
    await Promise.all([ask(), ask(), ask()]);
    await ask();
    expect(judged).toBe(1);
  });

  it('keeps no failure of the machine: who asks next judges anew', async () => {
    const cache = createCache(null, unwarned);
    await expect(cache.findAll(['a'], () => Promise.reject(new Error('no child')))).rejects.toThrow(
      'no child',
    );
    expect(await cache.findAll(['a'], () => Promise.resolve([judge('passed')]))).toEqual([judge('passed')]);
  });

  it.each<[Verdict, boolean]>([
    ['passed', true],
    ['failed', true],
    ['threw', true],
    ['not-implemented', true],
    ['timed-out', false],
    ['out-of-memory', false],
    ['crashed', false],
  ])('%s is kept beyond the run: %p', async (verdict, isKept) => {
    const { store, written } = createStore();
    await createCache(store, unwarned).findAll(['a'], () => Promise.resolve([judge(verdict)]));
    expect(written.has('a')).toBe(isKept);
  });

  it('goes on without a store that cannot be written, and says so once', async () => {
    const warnings: string[] = [];
    const full: Store<Judgement> = {
      read: () => Promise.resolve(null),
      write: () => Promise.reject(new Error('ENOSPC')),
    };
    const cache = createCache(full, (message) => warnings.push(message));
    for (const key of ['a', 'b', 'c']) await cache.findAll([key], () => Promise.resolve([judge('passed')]));
    await new Promise((resolve) => setImmediate(resolve));
    expect(warnings).toEqual([
      'The cache cannot be written (ENOSPC): grading goes on, but will not be remembered.',
    ]);
  });

  it('holds only so many in memory', async () => {
    const cache = createCache(null, unwarned);
    let judged = 0;
    const ask = (key: string) =>
      cache.findAll([key], () => {
        judged += 1;
        return Promise.resolve([judge('passed')]);
      });
    for (let i = 0; i < 5000; i++) await ask(`${i}`);
    await ask('4999');
    expect(judged).toBe(5000);
    await ask('0');
    expect(judged).toBe(5001);
  });
});

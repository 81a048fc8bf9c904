import type { Judgement, Verdict } from '../domain';
import type { Store } from './diskStore';
import { createCache } from './judgementCache';

const made = (verdict: Verdict, isSteady = true) => ({ judgement: judge(verdict), isSteady });
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
      return Promise.resolve([made('failed'), made('threw')]);
    });
    expect(asked).toEqual([[0, 2]]);
    expect(found.map((item) => item.judgement.verdict)).toEqual(['failed', 'passed', 'threw']);
  });

  it('judges once what two ask for at the same time', async () => {
    const cache = createCache(null, unwarned);
    let judged = 0;
    const ask = () =>
      cache.findAll(['a'], async () => {
        judged += 1;
        await new Promise((resolve) => setTimeout(resolve, 5));
        return [made('passed')];
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
    expect(await cache.findAll(['a'], () => Promise.resolve([made('passed')]))).toEqual([made('passed')]);
  });

  it.each([true, false])('is kept beyond the run: %p', async (isSteady) => {
    const { store, written } = createStore();
    const cache = createCache(store, unwarned);
    await cache.findAll(['a'], () => Promise.resolve([made('threw', isSteady)]));
    expect(written.has('a')).toBe(isSteady);
    expect((await cache.peekAll(['a'])) !== null).toBe(isSteady);
  });

  it('judges anew for each program what is not steady, also for those that waited for it', async () => {
    const { store, written } = createStore();
    const cache = createCache(store, unwarned);
    let judged = 0;
    const ask = (isSteady: boolean) =>
      cache.findAll(['b', 'a'], async (positions) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        return positions.map((position) => {
          if (position === 0) return made('passed');
          judged += 1;
          return made(isSteady ? 'failed' : 'timed-out', isSteady);
        });
      });
    const found = await Promise.all([ask(false), ask(false), ask(true)]);
    expect(found.map(([b, a]) => [b?.judgement.verdict, a?.judgement.verdict])).toEqual([
      ['passed', 'timed-out'],
      ['passed', 'timed-out'],
      ['passed', 'failed'],
    ]);
    expect(judged).toBe(3);
    expect(written.get('a')?.verdict).toBe('failed');
  });

  it('goes on without a store that cannot be written, and says so once', async () => {
    const warnings: string[] = [];
    const full: Store<Judgement> = {
      read: () => Promise.resolve(null),
      write: () => Promise.reject(new Error('ENOSPC')),
    };
    const cache = createCache(full, (message) => warnings.push(message));
    for (const key of ['a', 'b', 'c']) await cache.findAll([key], () => Promise.resolve([made('passed')]));
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
        return Promise.resolve([made('passed')]);
      });
    for (let i = 0; i < 5000; i++) await ask(`${i}`);
    await ask('4999');
    expect(judged).toBe(5000);
    await ask('0');
    expect(judged).toBe(5001);
  });
});

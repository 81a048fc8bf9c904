import { createGatherer } from './gatherResults';

describe('createGatherer', () => {
  it('commits each result once, in order, as soon as there are enough, and the rest at the end', async () => {
    const commits: (readonly number[])[] = [];
    const gatherer = createGatherer<number>(
      (results) => {
        commits.push(results);
        return Promise.resolve();
      },
      { milliseconds: 1_000_000, most: 3 },
    );
    for (let result = 1; result <= 8; result += 1) await gatherer.add(result);
    await gatherer.flush();
    await gatherer.flush();
    expect(commits).toEqual([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8],
    ]);
  });

  it('does not keep a result waiting for company for ever', async () => {
    const committed = new Promise<readonly string[]>((resolve) => {
      const gatherer = createGatherer<string>(
        (results) => {
          resolve(results);
          return Promise.resolve();
        },
        { milliseconds: 5, most: 100 },
      );
      void gatherer.add('alone');
    });
    expect(await committed).toEqual(['alone']);
  });

  it('tells whoever comes next that committing failed, and commits nothing after it', async () => {
    let commits = 0;
    const gatherer = createGatherer<number>(
      () => {
        commits += 1;
        return Promise.reject(new Error('lost'));
      },
      { milliseconds: 1_000_000, most: 1 },
    );
    await expect(gatherer.add(1)).rejects.toThrow('lost');
    await expect(gatherer.add(2)).rejects.toThrow('lost');
    await expect(gatherer.flush()).rejects.toThrow('lost');
    expect(commits).toBe(1);
  });
});

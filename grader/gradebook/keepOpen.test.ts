import { setTimeout as wait } from 'node:timers/promises';
import type { DatabasePlace } from '../database';
import { startDatabases, type TestDatabases } from '../testing/databases';
import { keepOpen } from './keepOpen';

jest.setTimeout(120_000);

describe('keepOpen', () => {
  let databases: TestDatabases;
  let place: DatabasePlace;
  beforeAll(async () => {
    databases = await startDatabases('pglite');
    place = await databases.make();
  });
  afterAll(() => databases.end());

  it('keeps a folder from use to use, lets it go when another waits, and takes it again', async () => {
    const [one, two] = [keepOpen(place), keepOpen(place)];
    const ask = (kept: typeof one) =>
      kept.use((database) => database.query<{ n: number }>('SELECT count(*)::int AS n FROM pg_temp.mine'));
    await one.use((database) => database.query('CREATE TEMPORARY TABLE mine AS SELECT 1'));
    // A temporary table is there as long as the same opening is.
    expect(await ask(one)).toEqual([{ n: 1 }]);
    await wait(1200);
    expect(await ask(one)).toEqual([{ n: 1 }]);
    await two.use((database) => database.query('SELECT 1'));
    await expect(ask(one)).rejects.toThrow(/mine/);
    // A fault closes it: nobody waits for ever.
    await two.use((database) => database.query('SELECT 1'));
    await Promise.all([one.close(), two.close()]);
  });
});

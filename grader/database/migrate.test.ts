import { startDatabases, testKinds, type TestDatabases } from '../testing/databases';
import { DatabaseError } from './databaseError';
import { migrate } from './migrate';
import { migrations, type Migration } from './migrations';
import { openDatabase } from './openDatabase';

jest.setTimeout(120_000);

describe('the migrations', () => {
  it('are numbered from 1 without a gap, and named apart', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
    expect(new Set(migrations.map(({ name }) => name)).size).toBe(migrations.length);
  });
});

describe.each(testKinds)('migrate on %s', (kind) => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await startDatabases(kind);
  });
  afterAll(() => databases.end());

  const next = migrations.length + 1;
  const step = (number: number, name: string, ...statements: string[]): Migration => ({
    number,
    name,
    statements,
  });

  it('does what is missing, in order, all of it or nothing, and refuses a newer schema', async () => {
    const place = await databases.make();
    const database = await openDatabase(place);
    const names = async () =>
      (await database.query<{ name: string }>('SELECT name FROM grader.migrations ORDER BY number')).map(
        ({ name }) => name,
      );
    const known = migrations.map(({ name }) => name);
    expect(await names()).toEqual(known);
    await migrate(database);
    expect(await names()).toEqual(known);

    const table = step(next, 'table', 'CREATE TABLE grader.extra (n int)');
    const broken = step(next + 1, 'broken', 'INSERT INTO grader.extra VALUES (1)', 'SELECT nonsense');
    await expect(migrate(database, [...migrations, table, broken])).rejects.toThrow(/nonsense/);
    expect(await names()).toEqual(known);

    const fill = step(next + 1, 'fill', 'INSERT INTO grader.extra VALUES (1)');
    await migrate(database, [...migrations, table]);
    await migrate(database, [...migrations, table, fill]);
    expect(await names()).toEqual([...known, 'table', 'fill']);
    expect(await database.query('SELECT n FROM grader.extra')).toEqual([{ n: 1 }]);

    const other = [...migrations, table, step(next + 1, 'other')];
    await expect(migrate(database, other)).rejects.toThrow(
      /is not this grader's \(step \d+ is "fill", expected "other"\)/,
    );
    await database.close();
    const refused = openDatabase(place);
    await expect(refused).rejects.toThrow(DatabaseError);
    await expect(refused).rejects.toThrow(
      `is of a newer grader (its schema has step ${next}, "table"; this one knows ${migrations.length}): update the grader.`,
    );
  });
});

import type { Database } from '../database';
import { testKinds, useDatabase } from '../testing/databases';
import { makeAttempt } from '../testing/makeAttempt';
import { readAdjustments, recordAdjustment } from './adjustments';
import { readRoster } from './participants';
import { listOwners, readAttempts } from './readAttempts';
import { recordAttempts } from './recordAttempts';
import { makePerson, replaceRoster } from './roster';

jest.setTimeout(120_000);

describe.each(testKinds)('a gradebook on %s', (kind) => {
  let database: Database;
  useDatabase(kind, (made) => (database = made));
  const read = (assignment: string, withReports = false, owners: readonly string[] | null = null) =>
    readAttempts(database, { assignment, owners, withReports });

  it('gives an entry a file, in the order of names and times, with the newest grading', async () => {
    const of = (change: Parameters<typeof makeAttempt>[0]) => makeAttempt({ assignment: 'a', ...change });
    await recordAttempts(database, [
      of({ student: 'Émile', file: 'late', submittedAt: '2026-12-05T00:00:00Z', score: 50 }),
      of({ student: 'Émile', file: 'early', submittedAt: '2026-12-01T00:00:00.123Z', score: 40 }),
      of({ student: 'Zoe', status: 'rejected', score: 0 }),
      of({
        student: 'alice',
        score: 10,
        submittedAt: '2026-11-20T00:00:00Z',
        gradedAt: '2026-12-01T00:00:00Z',
      }),
      makeAttempt({ assignment: 'b', student: 'alice' }),
    ]);
    await recordAttempts(database, [
      of({
        student: 'alice',
        score: 20,
        revision: 'r2',
        gradedAt: '2026-12-03T00:00:00Z',
        message: 'newest',
      }),
    ]);
    const entries = await read('a', true);
    expect(entries.map(({ student, score, gradings }) => [student, score, gradings])).toEqual([
      ['Zoe', 0, 1],
      ['alice', 20, 2],
      ['Émile', 40, 1],
      ['Émile', 50, 1],
    ]);
    expect(entries[1]).toMatchObject({
      // The first time it came.
      handIn: { kind: 'time', at: new Date('2026-11-20T00:00:00Z') },
      gradedAt: new Date('2026-12-03T00:00:00Z'),
      revision: 'r2',
      report: { diagnostics: [{ message: 'newest' }] },
    });
    expect(entries[2]?.handIn).toMatchObject({ at: new Date('2026-12-01T00:00:00.123Z') });
    // The same terms as at first: what they give is the newest again, with its time.
    await recordAttempts(database, [of({ student: 'alice', score: 10, gradedAt: '2026-12-04T00:00:00Z' })]);
    const [again] = await read('a', false, ['name:alice']);
    expect(again).toMatchObject({
      score: 10,
      gradings: 3,
      report: null,
      gradedAt: new Date('2026-12-04T00:00:00Z'),
    });
    expect((await listOwners(database)).map(({ student, assignment }) => [student, assignment])).toEqual([
      ['Zoe', 'a'],
      ['alice', 'a'],
      ['alice', 'b'],
      ['Émile', 'a'],
    ]);
  });

  it('keeps adjustments in their order, and refuses to change one', async () => {
    const adjust = (student: string, amount: number, reason: string) =>
      recordAdjustment(database, 'a', {
        student,
        owner: `name:${student}`,
        person: null,
        kind: 'points',
        amount,
        reason,
        madeBy: 'Ada',
        madeAt: new Date('2026-12-03'),
      });
    await adjust('bob', -2.5, "'); DELETE FROM grader.adjustments; --");
    await adjust('alice', 1, 'first');
    await adjust('alice', 2, 'second');
    expect((await readAdjustments(database, 'a')).map(({ amount }) => amount)).toEqual([-2.5, 1, 2]);
    expect(await readAdjustments(database, 'b')).toEqual([]);
    await expect(adjust('alice', 1, '')).rejects.toThrow();
    await expect(database.query('UPDATE grader.adjustments SET amount = 9')).rejects.toThrow(
      /only ever added/,
    );
  });

  it('replaces the roster in one transaction', async () => {
    const person = (name: string) => makePerson({ name, login: name.toLowerCase() });
    const replace = (names: readonly string[], end: () => void = () => undefined) =>
      database.transaction(async (transaction) => {
        await replaceRoster(transaction, names.map(person));
        end();
      });
    const names = async () => (await readRoster(database)).map(({ name }) => name);
    await replace(['Zoe', 'Ada']);
    expect(await names()).toEqual(['Zoe', 'Ada']);
    await Promise.all([replace(['Bob']), replace(['Carla', 'Dmitri'])]);
    expect([['Bob'], ['Carla', 'Dmitri']]).toContainEqual(await names());
    const before = await names();
    const failing = replace(['Eve'], () => {
      throw new Error('killed');
    });
    await expect(failing).rejects.toThrow('killed');
    expect(await names()).toEqual(before);
  });
});

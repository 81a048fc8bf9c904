import type { Database } from '../database';
import { testKinds, useDatabase } from '../testing/databases';
import { makeAttempt } from '../testing/makeAttempt';
import { recordAttempts } from './recordAttempts';

jest.setTimeout(120_000);

describe.each(testKinds)('recordAttempts on %s', (kind) => {
  let database: Database;
  useDatabase(kind, (made) => (database = made));
  /** Each test has an assignment of its own. */
  const assignment = () => expect.getState().currentTestName ?? '';
  const make = (change: Parameters<typeof makeAttempt>[0] = {}) =>
    makeAttempt({ assignment: assignment(), ...change });
  const count = async (table: 'attempts' | 'regradings') => {
    const join = table === 'attempts' ? '' : 'JOIN grader.regradings again ON again.attempt = attempts.id';
    const [row] = await database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM grader.attempts ${join} WHERE assignment = $1`,
      [assignment()],
    );
    return row?.n;
  };

  it('keeps an attempt as it was printed, whatever a student wrote', async () => {
    const message = 'a\u0000b \ud800 \u001b[31m \'; DROP TABLE grader.attempts; -- {"x": [1]} 数 \u202e';
    const attempt = make({ student: `o'neil", {x\\} \u0000 \ud800`, message });
    expect(await recordAttempts(database, [attempt])).toBe(1);
    const [row] = await database.query<{ student: string; report: unknown; at: number }>(
      `SELECT student, report, (extract(epoch FROM submitted_at) * 1000)::float8 AS at
         FROM grader.attempts WHERE assignment = $1`,
      [assignment()],
    );
    expect(row?.student).toBe(`o'neil", {x\\} \ufffd \ufffd`);
    expect(JSON.stringify(row?.report)).toBe(JSON.stringify(attempt.report));
    expect(row?.at).toBe(attempt.handIn.kind === 'time' ? attempt.handIn.at.getTime() : null);
  });

  it('takes the same once, alone, within one call and in a transaction', async () => {
    const attempts = [make(), make({ student: 'bob' })];
    expect(await recordAttempts(database, [...attempts, ...attempts])).toBe(2);
    expect(await recordAttempts(database, attempts)).toBe(0);
    const again = attempts.map((item) => ({ ...item, gradedAt: new Date('2026-12-09') }));
    expect(await database.transaction((transaction) => recordAttempts(transaction, again))).toBe(0);
    expect(await recordAttempts(database, [])).toBe(0);
    expect([await count('attempts'), await count('regradings')]).toEqual([2, 0]);
  });

  it('another file, revision, grader or result is a row of its own', async () => {
    const rest = [{ file: 'two' }, { revision: 'r2' }, { graderVersion: '0.2.0' }, { score: 80 }];
    for (const change of [{}, ...rest]) expect(await recordAttempts(database, [make(change)])).toBe(1);
  });

  it('notes that an earlier result came out again, and only then', async () => {
    const at = (day: number) => ({ gradedAt: `2026-12-0${day}T00:00:00Z` });
    await recordAttempts(database, [make(at(1))]);
    await recordAttempts(database, [make({ ...at(2), revision: 'r2' })]);
    for (let times = 0; times < 2; times += 1) {
      expect(await recordAttempts(database, [make(at(3))])).toBe(0);
      expect(await count('regradings')).toBe(1);
    }
  });

  it('rolls back with its transaction', async () => {
    const failing = database.transaction(async (transaction) => {
      await recordAttempts(transaction, [make()]);
      throw new Error('killed');
    });
    await expect(failing).rejects.toThrow('killed');
    expect(await count('attempts')).toBe(0);
  });

  it('takes times that no calendar has', async () => {
    const times = [new Date(8.64e15), new Date(-8.64e15)];
    const attempts = times.map((at, index) =>
      make({ file: String(index), handIn: { kind: 'time', at, from: 'file' } }),
    );
    expect(await recordAttempts(database, attempts)).toBe(2);
  });

  it('takes attempts of several at once, each of them once', async () => {
    const attempts = Array.from({ length: 50 }, (_, index) => make({ student: `student-${index}` }));
    const backwards = [...attempts].reverse();
    const record = (items: typeof attempts) => database.transaction((item) => recordAttempts(item, items));
    const added = await Promise.all([record(attempts), record(backwards), record(attempts)]);
    expect(added.reduce((sum, n) => sum + n, 0)).toBe(50);
    expect(await count('attempts')).toBe(50);
  });

  it.each([
    'UPDATE grader.attempts SET score = 100',
    'DELETE FROM grader.attempts',
    'TRUNCATE grader.attempts CASCADE',
  ])('refuses %s', async (sql) => {
    await recordAttempts(database, [make()]);
    await expect(database.query(sql)).rejects.toThrow(/only ever added to/);
    expect(await count('attempts')).toBe(1);
  });
});

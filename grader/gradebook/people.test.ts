import type { Database } from '../database';
import { migrate } from '../database/migrate';
import { migrations } from '../database/migrations';
import { openFolder } from '../database/openFolder';
import { openServer } from '../database/openServer';
import type { Identity } from '../domain';
import { startDatabases, testKinds, useDatabase } from '../testing/databases';
import { makeAttempt } from '../testing/makeAttempt';
import { readAdjustments } from './adjustments';
import { readExtensions, recordExtension } from './extensions';
import { readLinks, recordLink, type Link } from './links';
import { readParticipantTimes, readRoster, recordWorksheet } from './participants';
import { readAttempts } from './readAttempts';
import { recordAttempts } from './recordAttempts';
import { makePerson, replaceRoster, type Person } from './roster';
import { summarise } from './summarise';

jest.setTimeout(120_000);

const canvas = (id: string, name = 'smithjohn'): Partial<Identity> => ({
  source: 'canvas',
  identifiers: [{ kind: 'lms-id', value: id }],
  name,
});

async function sumUp(database: Database, assignment: string) {
  return summarise(
    {
      attempts: await readAttempts(database, { assignment, owners: null, withReports: false }),
      adjustments: await readAdjustments(database, assignment),
      roster: await readRoster(database),
      links: await readLinks(database, assignment),
      extensions: await readExtensions(database, assignment),
      times: await readParticipantTimes(database, assignment),
    },
    { assignment, deadline: null, counts: 'best' },
  );
}

describe.each(testKinds)('people in a gradebook on %s', (kind) => {
  let database: Database;
  useDatabase(kind, (made) => (database = made));
  /** Each test has an assignment of its own. */
  const assignment = () => expect.getState().currentTestName ?? '';
  const make = (change: Parameters<typeof makeAttempt>[0] = {}) =>
    makeAttempt({ assignment: assignment(), ...change });
  const replace = (people: readonly Person[]) =>
    database.transaction((transaction) => replaceRoster(transaction, people));
  afterEach(() => replace([]));

  it('two who are called alike are two, with the same file and in different batches', async () => {
    expect(await recordAttempts(database, [make({ student: 'smithjohn', owner: canvas('11') })])).toBe(1);
    expect(await recordAttempts(database, [make({ student: 'smithjohn', owner: canvas('12') })])).toBe(1);
    expect(await recordAttempts(database, [make({ student: 'smithjohn-12', owner: canvas('12') })])).toBe(0);
    const lines = await sumUp(database, assignment());
    expect(lines.map(({ student, owners }) => [student, owners.map(({ key }) => key)])).toEqual([
      ['smithjohn', ['lms-id:11']],
      ['smithjohn', ['lms-id:12']],
    ]);
    await replace([makePerson({ name: 'Smith, John', lmsId: '12', source: 'canvas' })]);
    const [known, stranger] = await sumUp(database, assignment());
    expect([known?.person?.lmsId, known?.owners[0]?.key]).toEqual(['12', 'lms-id:12']);
    expect([stranger?.person, stranger?.owners[0]?.key]).toEqual([null, 'lms-id:11']);
  });

  it('keeps what each source said of the time, and the best of it counts', async () => {
    const record = (handIn: Parameters<typeof makeAttempt>[0] extends infer T ? NonNullable<T> : never) =>
      recordAttempts(database, [make(handIn)]);
    const read = async () => {
      const [attempt] = await readAttempts(database, {
        assignment: assignment(),
        owners: null,
        withReports: false,
      });
      return attempt?.handIn;
    };
    await record({ handIn: { kind: 'unknown' } });
    expect(await read()).toEqual({ kind: 'unknown' });
    for (const isLate of [true, false, true]) {
      await record({ handIn: { kind: 'marked', isLate } });
      expect(await read()).toEqual({ kind: 'marked', isLate });
    }
    const time = (day: number, from: 'file' | 'received') =>
      ({ kind: 'time', at: new Date(Date.UTC(2026, 10, day)), from }) as const;
    await record({ handIn: time(20, 'file') });
    expect(await read()).toEqual(time(20, 'file'));
    await record({ handIn: time(25, 'received') });
    await record({ handIn: time(24, 'received') });
    await record({ handIn: time(26, 'received') });
    expect(await read()).toEqual(time(24, 'received'));
    const [row] = await database.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM grader.hand_ins WHERE assignment = $1',
      [assignment()],
    );
    await record({ handIn: time(24, 'received') });
    await record({ handIn: { kind: 'unknown' } });
    expect(
      await database.query('SELECT count(*)::int AS n FROM grader.hand_ins WHERE assignment = $1', [
        assignment(),
      ]),
    ).toEqual([row]);
  });

  it("a link survives a new roster, is one assignment's where the key is, and can be taken back", async () => {
    const kim = makePerson({ name: 'Lee, Kim', lmsId: '7', login: 'kim7', email: 'kim@x.example' });
    const link = (owner: string, kind_: Link['kind'] = 'link'): Link => ({
      owner,
      kind: kind_,
      people: kind_ === 'link' ? [kim] : [],
      madeBy: 'Ada',
      madeAt: new Date('2026-12-03'),
    });
    await recordAttempts(database, [make({ student: 'xx', owner: { source: 'file', name: 'xx' } })]);
    await recordLink(database, assignment(), link('name:xx'));
    await recordLink(database, assignment(), link('participant:5'));
    await replace([makePerson({ name: 'Kim Lee', email: 'KIM@x.example' }), makePerson({ name: 'Xx' })]);
    const [lee, xx] = await sumUp(database, assignment());
    expect([lee?.attempts.length, lee?.owners[0]?.match]).toMatchObject([1, { by: 'link' }]);
    expect(xx?.attempts).toEqual([]);
    expect([...(await readLinks(database, 'another')).keys()]).toEqual(['name:xx']);
    await recordLink(database, assignment(), link('name:xx', 'unlink'));
    expect((await sumUp(database, assignment()))[1]?.attempts).toHaveLength(1);
    await expect(database.query('DELETE FROM grader.links')).rejects.toThrow(/only ever added/);
  });

  it('a worksheet adds its people and numbers, and a new roster keeps them', async () => {
    const line = (number: string, name: string, email = '', day = 0) => ({
      number,
      person: makePerson({ source: 'worksheet', name, email }),
      modifiedAt: day === 0 ? null : new Date(Date.UTC(2026, 10, day)),
    });
    const enter = (...lines: Parameters<typeof recordWorksheet>[2]) =>
      database.transaction((transaction) => recordWorksheet(transaction, assignment(), lines));
    await replace([
      makePerson({ name: 'Lovelace, Ada', email: 'ada@x.example' }),
      makePerson({ name: 'Bob Ross' }),
    ]);
    await enter(
      line('12', 'Ada King', 'ADA@x.example', 20),
      line('13', 'Bob Ross'),
      line('14', 'Eve', '', 21),
      line('15', ''),
    );
    const names = async () =>
      (await readRoster(database))
        .map(({ name, participants }) => [
          name,
          ...participants.filter((item) => item.assignment === assignment()).map(({ number }) => number),
        ])
        .filter((items) => items.length > 1 || !items[0]?.startsWith('Kim'));
    expect(await names()).toEqual([
      ['Lovelace, Ada', '12'],
      ['Bob Ross', '13'],
      ['Eve', '14'],
    ]);
    await replace([makePerson({ name: 'Eve' })]);
    await enter(line('12', 'Ada King', 'ADA@x.example', 22));
    expect(await names()).toEqual([
      ['Eve', '14'],
      ['Ada King', '12'],
      ['Bob Ross', '13'],
    ]);
    const times = await readParticipantTimes(database, assignment());
    expect(times.get('12')).toEqual([20, 22].map((day) => new Date(Date.UTC(2026, 10, day))));
    await database.query('DELETE FROM grader.participants');
  });

  it('keeps extensions in their order', async () => {
    const extension = {
      of: { kind: 'section', section: "A'; --" },
      until: new Date('2026-12-08T22:59:00Z'),
      reason: 'ill',
      madeBy: 'Ada',
      madeAt: new Date('2026-12-01'),
    } as const;
    const own = { ...extension, of: { kind: 'person', owner: 'name:x', person: null } } as const;
    await recordExtension(database, assignment(), extension);
    await recordExtension(database, assignment(), own);
    expect(await readExtensions(database, assignment())).toEqual([extension, own]);
    expect(await readExtensions(database, 'another')).toEqual([]);
  });
});

describe.each(testKinds)('a gradebook from before identities, on %s', (kind) => {
  it('keeps every attempt and adjustment, and finds their people as it did', async () => {
    const databases = await startDatabases(kind);
    const place = await databases.make();
    const open = () =>
      place.kind === 'server' ? openServer(place.url) : openFolder(`${place.folder}-old`, {});
    const database = await open();
    try {
      await migrate(database, migrations.slice(0, 2));
      const insert = (student: string, file: string, result: string) =>
        database.query(
          `INSERT INTO grader.attempts (assignment, student, file_hash, submitted_at, graded_at, status, score, max_score,
                                        report, grader_version, revision, result_hash)
           VALUES ('hw', $1, $2, '2026-11-20T10:00:00Z', '2026-11-21T10:00:00Z', 'graded', 60, 100, '{}', '0.1.0', 'r1', $3)`,
          [student, file.repeat(64), result.repeat(64)],
        );
      await insert('Émile', 'a', '1');
      await insert('Émile', 'a', '2');
      await insert('smithjohn', 'b', '1');
      await insert('alice', 'c', '1');
      const adjust = (student: string) =>
        database.query(
          `INSERT INTO grader.adjustments (assignment, student, kind, amount, reason, made_by, made_at)
           VALUES ('hw', $1, 'points', 5, 'said so', 'Ada', now())`,
          [student],
        );
      for (const student of ['Émile', 'zoe', 'alice']) await adjust(student);
      await database.query(
        `INSERT INTO grader.roster (position, name, lms_id, sis_id, login, email, section)
         VALUES (1, 'Smith, John', '11', '', '', '', ''), (2, 'Zoe', '', '', 'zoe', '', '')`,
      );
      await migrate(database);

      const shown = async () =>
        (await sumUp(database, 'hw')).map(({ student, person, attempts, final }) => [
          student,
          person?.name ?? null,
          attempts.length,
          final,
        ]);
      const before = [
        ['smithjohn', 'Smith, John', 1, 60],
        ['zoe', 'Zoe', 0, null],
        ['alice', null, 1, 65],
        ['Émile', null, 1, 65],
      ];
      expect(await shown()).toEqual(before);
      const [owners] = await database.query<{ owners: string }>(
        `SELECT string_agg(DISTINCT owner, ' ' ORDER BY owner) AS owners FROM grader.attempts`,
      );
      expect(owners?.owners.split(' ').sort()).toEqual(['name:alice', 'name:smithjohn', 'name:émile']);
      await expect(database.query('UPDATE grader.attempts SET score = 1')).rejects.toThrow(/only ever added/);

      // Graded anew, with what is known of them today: the same students, and an adjustment stays theirs.
      await recordAttempts(database, [
        makeAttempt({ assignment: 'hw', student: 'smithjohn', file: 'x', score: 80, owner: canvas('11') }),
        makeAttempt({
          assignment: 'hw',
          student: 'alice',
          file: 'y',
          score: 80,
          owner: { source: 'folder', identifiers: [{ kind: 'folder', value: 'alice' }], name: 'alice' },
        }),
      ]);
      expect(await shown()).toEqual([
        ['smithjohn', 'Smith, John', 2, 80],
        ['zoe', 'Zoe', 0, null],
        ['alice', null, 2, 85],
        ['Émile', null, 1, 65],
      ]);
    } finally {
      await database.close();
      await databases.end();
    }
  });
});

import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { DatabasePlace } from '../database';
import type { SubmissionReport } from '../domain';
import { buildSubmission, rightCells } from '../testing/answers';
import { placeArguments, startDatabases, testKinds, type TestDatabases } from '../testing/databases';
import { makeCourse } from '../testing/makeCourse';
import { runCli, type CliRun } from '../testing/runCli';

jest.setTimeout(240_000);

const right = buildSubmission();
/** 60 of 100 points, or so: the last function is missing. */
const half = buildSubmission({ he: '// not yet' });

interface Shown {
  readonly student: string;
  readonly score: number;
  readonly penalty: number;
  readonly adjustment: number;
  readonly final: number;
  readonly attempts: readonly {
    readonly number: number;
    readonly fileHash: string;
    readonly submittedAt: string;
    readonly status: string;
    readonly score: number;
    readonly revision: string;
    readonly graderVersion: string;
    readonly gradings: number;
    readonly lateSeconds: number;
    readonly penalty: number;
    readonly report: { readonly submission: string; readonly functions: readonly unknown[] };
  }[];
}

let course: string;
beforeAll(() => {
  course = makeCourse();
});
afterAll(() => rmSync(course, { recursive: true, force: true }));

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CliRun> =>
  runCli(args, { cwd: course, env });

function put(folder: string, files: Readonly<Record<string, string>>): void {
  rmSync(join(course, folder), { recursive: true, force: true });
  mkdirSync(join(course, folder));
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(course, folder, `${name}.ipynb`), text);
}

function setDeadline(deadline: object | undefined): void {
  const file = join(course, 'fixtures/initialization/assignment.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...manifest, deadline }, null, 2));
}

describe.each(testKinds)('a gradebook on %s', (kind) => {
  let databases: TestDatabases;
  let place: readonly string[];
  beforeAll(async () => {
    databases = await startDatabases(kind);
  });
  afterAll(() => databases.end());
  beforeEach(async () => {
    place = placeArguments(await databases.make());
    setDeadline(undefined);
  });

  const grade = (...args: readonly string[]) => run(['grade', ...args, ...place]);
  const book = async (...args: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await run(['gradebook', ...args, ...place]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout;
  };
  const show = async (name: string) => JSON.parse(await book('show', name, '--format', 'json')) as Shown;

  it('keeps every attempt, and the same submission once', async () => {
    put('class', { alice: half, bob: '{"torn' });
    utimesSync(join(course, 'class/alice.ipynb'), new Date(), new Date('2026-02-28T12:00:00Z'));
    const without = await run(['grade', 'class', '--format', 'json']);
    const first = await grade('class', '--format', 'json');
    expect([first.code, first.stdout]).toEqual([1, without.stdout]);
    writeFileSync(join(course, 'class/alice.ipynb'), right);
    await grade('class');
    writeFileSync(join(course, 'class/alice.ipynb'), 'no notebook');
    await grade('class');

    const alice = await show('alice');
    expect(alice.attempts.map(({ status, score }) => [status, score])).toEqual([
      ['graded', 60],
      ['graded', 100],
      ['rejected', 0],
    ]);
    expect(alice).toMatchObject({ student: 'alice', score: 100, final: 100 });
    const [attempt] = alice.attempts;
    expect(attempt).toMatchObject({ number: 1, submittedAt: '2026-02-28T12:00:00.000Z', gradings: 1 });
    const [row] = (JSON.parse(without.stdout) as { submissions: SubmissionReport[] }).submissions;
    // Whose it is, an attempt tells itself.
    expect(row).toEqual({ ...attempt?.report, owners: row?.owners });
    const table = await book('list');
    expect(table).toMatch(/alice +│ +3 │ +100 │.*100 \/ 100/);
    expect(table).toMatch(/bob +│ +1 │ +rejected │.*0 \/ 100/);
  });

  const once = kind === testKinds.at(-1) ? it : it.skip;
  // What it adds is the same SQL and no SQL at all.
  once('takes off for being late, adds what a person decides, and tells both', async () => {
    put('class', { alice: right, '=cmd()': half, ada: right });
    await grade('class', '--received', '2026-12-01T23:30:00+01:00');
    setDeadline({
      due: '2026-11-30T23:59:00',
      timeZone: 'Europe/Berlin',
      graceMinutes: 15,
      penaltyPerDay: 10,
      floor: 50,
    });
    await grade('class', '--received', '2026-12-01T23:30:00+01:00');
    expect(await show('alice')).toMatchObject({
      score: 100,
      penalty: 10,
      final: 90,
      // A date that is moved is no new revision: what was graded before is the same.
      attempts: [{ lateSeconds: 23 * 3600 + 31 * 60, penalty: 10, gradings: 1 }],
    });
    const told = await book(
      'adjust',
      'alice',
      '--points',
      '-5',
      '--reason',
      'shared her code',
      '--by',
      'Ada',
    );
    expect(told).toMatch(
      /before: 100 by the grader, −10 \(23 h 31 min late\): 90 of 100\nnow: .*, −5 by hand: 85 of 100\n$/,
    );
    expect(await book('show', 'alice')).toMatch(
      /−5 points by Ada on .*: shared her code[^]*\* 1\. 100 of 100 points; 23 h 31 min late, −10/,
    );

    writeFileSync(
      join(course, 'roster.csv'),
      'Student,ID,SIS User ID,SIS Login ID,Section\n"Liddell, Alice",1,S1,alice,A\n"Lovelace, Ada",2,S2,ada,A\nZoe,3,S3,zoe,B\n',
    );
    expect(await book('import-roster', 'roster.csv')).toBe(
      'The roster has 3 students: 3 added, 0 removed, 0 changed.\nwith attempts, but not in the roster: =cmd()\n',
    );
    expect(await book('list')).toMatch(
      /Zoe +│ +none │[^]*4 students, the best attempt counts, 1 without one\nnot in the roster: =cmd\(\)\n$/,
    );
    const { stdout, stderr } = await run(['gradebook', 'export', '--format', 'canvas', ...place]);
    // Zoe has no row: an empty cell would clear what Canvas has.
    expect(parse(stdout, {})).toEqual([
      ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'Initialization'],
      ['    Points Possible', '', '', '', '', '100'],
      ['Liddell, Alice', '1', 'S1', 'alice', 'A', '85'],
      ['Lovelace, Ada', '2', 'S2', 'ada', 'A', '90'],
    ]);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        /^grader: In the roster nobody is found for 1 student, left out; .* \(=cmd\(\)\)\.$/,
      ),
      expect.stringMatching(
        /^grader: Of 2 students the penalty .* \(Liddell, Alice, Lovelace, Ada\): .* deducts again;/,
      ),
    ]);
    const rows: readonly Readonly<Record<string, string>>[] = parse(await book('list', '--format', 'csv'), {
      columns: true,
      bom: true,
    });
    expect(rows).toHaveLength(4);
    expect(rows[1]).toMatchObject({
      Initialization: '85',
      'Graded score': '100',
      Penalty: '10',
      Adjustment: '-5',
      'Adjustment reasons': 'shared her code (Ada)',
      'Feedback comments': expect.stringMatching(
        /^−10 points: 23 h 31 min late\. By hand: −5 points\. 100 of 100 points/,
      ) as string,
    });
    expect(rows[1]?.['Feedback comments']).not.toMatch(/shared/);
    expect(JSON.parse(await book('list', '--format', 'json'))).toMatchObject({
      missing: ['zoe'],
      unknown: ['=cmd()'],
    });
    const zoe = await book('adjust', 'zoe', '--score', '40', '--reason', 'handed in on paper', '--by', 'Ada');
    expect(zoe).toMatch(/now: nothing handed in, \+40 by hand: 40 of 100\n$/);
  });

  it('loses nothing when two graders write at once, and takes what both graded once', async () => {
    const names = (prefix: string) => Array.from({ length: 6 }, (_, index) => `${prefix}${index}`);
    const make = (prefix: string) =>
      Object.fromEntries(names(prefix).map((name, index) => [name, variant(index)]));
    put('one', make('a'));
    put('two', make('b'));
    const all = await Promise.all([grade('one'), grade('two'), grade('one')]);
    expect(all.map(({ code }) => code)).toEqual([1, 1, 1]);
    const { students } = JSON.parse(await book('list', '--format', 'json')) as {
      readonly students: readonly { readonly student: string; readonly attempts: number }[];
    };
    expect(students.map(({ student, attempts }) => [student, attempts])).toEqual(
      [...names('a'), ...names('b')].map((name) => [name, 1]),
    );
  });
});

function variant(index: number): string {
  return buildSubmission({ random: rightCells.random.replace('.mul(10)', `.mul(${20 + index})`) });
}

describe('what a person can mend is told in one sentence', () => {
  let folders: TestDatabases;
  let place: DatabasePlace;
  beforeAll(async () => {
    folders = await startDatabases(testKinds.at(-1) ?? 'pglite');
    place = await folders.make();
    setDeadline(undefined);
    put('class', { alice: right });
    await run(['grade', 'class', ...placeArguments(place)]);
  });
  afterAll(() => folders.end());

  it.each([
    [['show', '\u001b[31m'], /Nobody .* is called "\\u001b\[31m"; the nearest is "alice"/],
    [['lst'], /Did you mean list/],
    [[], /Say what to do with the gradebook/],
    [['adjust', 'alice', '--points', '5'], /Missing required argument: reason/],
  ])('gradebook %j', async (args, message) => {
    const { code, stdout, stderr } = await run(['gradebook', ...args, ...placeArguments(place)]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('a folder of notebooks is not taken for a gradebook, and nothing is graded', async () => {
    const { code, stdout, stderr } = await run(['grade', 'class', '--gradebook', 'class']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /class is no gradebook, and holds something else: .* or put --gradebook last\.\n$/,
    );
  });

  it('a server that does not answer costs no report', async () => {
    const usual = await run(['grade', 'class', '--format', 'json']);
    const { code, stdout, stderr } = await run(['grade', 'class', '--format', 'json', '--gradebook'], {
      GRADER_DATABASE_URL: 'postgres://a:secret@127.0.0.1:1/b',
    });
    expect([code, stdout]).toEqual([2, usual.stdout]);
    expect(stderr).toMatch(
      /grader: 1 attempt is not in the gradebook: run the same command again\. The database at postgres:\/\/a@127\.0\.0\.1:1\/b cannot be reached/,
    );
    expect(stderr).not.toMatch(/secret|\n\s+at /);
  });

  it('a time without an offset', async () => {
    const { code, stderr } = await run([
      'grade',
      'class',
      '--gradebook',
      '--received',
      '2026-12-01T23:59:00',
    ]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/--received takes a time with its offset/)]);
  });
});

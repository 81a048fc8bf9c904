import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSubmission } from '../testing/answers';
import { placeArguments, startDatabases, testKinds, type TestDatabases } from '../testing/databases';
import { expectSentence } from '../testing/expectSentence';
import { makeCourse } from '../testing/makeCourse';
import { runCli } from '../testing/runCli';

jest.setTimeout(240_000);

let course: string;
let databases: TestDatabases;
let place: readonly string[];
beforeAll(async () => {
  course = makeCourse();
  databases = await startDatabases(testKinds.at(-1) ?? 'pglite');
});
afterAll(async () => {
  await databases.end();
  rmSync(course, { recursive: true, force: true });
});
beforeEach(async () => {
  place = placeArguments(await databases.make());
  setDeadline({ due: '2026-12-01T23:59:00', timeZone: 'Europe/Berlin', penaltyPerDay: 10 });
});

const right = buildSubmission();

function setDeadline(deadline: object | undefined): void {
  const file = join(course, 'fixtures/initialization/assignment.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...manifest, deadline }, null, 2));
}

async function grade(names: readonly string[], ...options: readonly string[]): Promise<void> {
  rmSync(join(course, 'class'), { recursive: true, force: true });
  mkdirSync(join(course, 'class'));
  for (const name of names) writeFileSync(join(course, 'class', `${name}.ipynb`), right);
  await runCli(['grade', 'class', ...options, ...place], { cwd: course });
}

async function book(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli(['gradebook', ...args, ...place], { cwd: course });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

const refused = (args: readonly string[], message: RegExp) =>
  expectSentence(['gradebook', ...args, ...place], message, { cwd: course });

function write(name: string, ...lines: readonly string[]): string {
  writeFileSync(join(course, name), `${lines.join('\n')}\n`);
  return name;
}

interface Unmatched {
  readonly attempts: readonly { readonly key: string; readonly likeliest: readonly object[] }[];
  readonly people: readonly { readonly name: string; readonly likeliest: readonly object[] }[];
}

describe('whose an attempt is', () => {
  it('is matched, or listed with the likeliest partner, linked and unlinked, and survives a new roster', async () => {
    await grade(['Conor OBrien', 'ada lovelase', 'Kim Lee']);
    await refused(['link', 'Kim Lee', 'kim'], /There is no roster yet/);
    write(
      'roster.csv',
      'sep=;',
      'Vorname;Nachname;Anmeldename;E-Mail-Adresse;Gruppen;Schuhgröße',
      "Conor;O'Brien;cobrien;co@x.example;A;44",
      'Ada;Lovelace;ada;ada@x.example;A;',
      'Kim;Lee;kim1;kim1@x.example;A;',
      'Kim;Lee;kim2;kim2@x.example;B;',
    );
    expect(await book('import-roster', 'roster.csv')).toBe(
      [
        'The roster has 4 students: 4 added, 0 removed, 0 changed.',
        'Left aside, since the header says nothing that is understood: "Schuhgröße".',
        'with attempts, but not in the roster: Kim Lee, ada lovelase\n',
      ].join('\n'),
    );
    const told = await book('unmatched');
    expect(told).toMatch(/^initialization: 2 without a person, 3 without an attempt\n/);
    expect(told).toMatch(
      /\n {2}Kim Lee \[name:kim lee\]: Kim Lee \(the file's name\); likeliest Kim Lee \(login kim1, kim1@x\.example\): one of several whom it fits, Kim Lee \(login kim2,/,
    );
    expect(told).toMatch(
      /\n {2}ada lovelase \[.*not in the roster; likeliest Ada Lovelace \(login ada, ada@x\.example\): spelled alike\n/,
    );
    expect(told).toMatch(
      /people without an attempt:[^]*Ada Lovelace .*; likeliest ada lovelase \(spelled alike\)\n/,
    );
    const listed = JSON.parse(await book('unmatched', '--format', 'json')) as Unmatched;
    expect(listed.attempts.map(({ key, likeliest }) => [key, likeliest.length])).toEqual([
      ['name:kim lee', 2],
      ['name:ada lovelase', 1],
    ]);
    expect(listed.people.find(({ name }) => name === 'Ada Lovelace')?.likeliest).toEqual([
      { owner: 'name:ada lovelase', why: 'spelled-alike' },
    ]);

    await refused(
      ['link', 'Kim Lee', 'Kim Lee'],
      /"Kim Lee" may be Kim Lee \(login kim1, .*\) or Kim Lee \(login kim2, .*\): say which one/,
    );
    await refused(['link', 'Kim Le', 'kim2'], /No attempt is by "Kim Le"; the nearest is "Kim Lee"/);
    await refused(['unlink', 'Conor OBrien'], /was not linked by hand \(by name\)/);
    expect(await book('link', 'Kim Lee', 'kim2', '--by', 'Tess')).toBe(
      'name:kim lee is Kim Lee (login kim2, kim2@x.example).\n',
    );
    await book('link', 'name:ada lovelase', 'ada@x.example', '--by', 'Tess');
    expect(await book('unmatched')).toMatch(/: 0 without a person, 1 without an attempt\n/);

    // The login is another one, the address is not.
    write(
      'new.csv',
      'name,login,email',
      'Lee Kim,k2,kim2@x.example',
      'Kim Lee,k1,kim1@x.example',
      'Ada Lovelace,ada,',
    );
    expect(await book('import-roster', 'new.csv')).toMatch(
      /^The roster has 3 students: 0 added, 1 removed, 3 changed\.\nremoved: Conor O'Brien\n/,
    );
    expect(await book('show', 'k2')).toMatch(
      /in the roster: Lee Kim \(login k2, kim2@x\.example\)\nhanded in as Kim Lee \(the file's name\); by hand, Tess on 2026-/,
    );
    expect(JSON.parse(await book('show', 'k2', '--format', 'json'))).toMatchObject({
      name: 'Lee Kim',
      person: { login: 'k2', email: 'kim2@x.example' },
      owners: [
        { key: 'name:kim lee', source: 'file', match: 'matched', matchedBy: 'link', linked: { by: 'Tess' } },
      ],
    });
    expect(await book('unlink', 'Kim Lee', '--by', 'Tess')).toMatch(
      /^name:kim lee is not linked any more: may be Lee Kim \(.*\) or Kim Lee \(.*\)\.\n$/,
    );
  });
});

describe('until when somebody may hand in', () => {
  it('is extended for a person or a section, and shown', async () => {
    write('roster.csv', 'name,login,section', 'Ada Lovelace,ada,CS 1', 'Bob Ross,bob,CS 2', 'Eve,eve,CS 2');
    await book('import-roster', 'roster.csv');
    await grade(['ada', 'bob', 'eve'], '--received', '2026-12-03T12:00:00+01:00');
    const scores = async () => {
      const { students } = JSON.parse(await book('list', '--format', 'json')) as {
        readonly students: readonly {
          readonly final: number;
          readonly extension: { readonly until: string } | null;
        }[];
      };
      return students.map(({ final, extension }) => [final, extension?.until ?? null]);
    };
    expect(await scores()).toEqual([
      [80, null],
      [80, null],
      [80, null],
    ]);
    const extend = (...args: readonly string[]) =>
      book('extend', ...args, '--reason', 'was ill', '--by', 'Tess');
    expect(await extend('ada', '--until', '2026-12-03T12:00')).toMatch(
      /^Initialization, Ada Lovelace: extended until 2026-12-03 12:00:00 GMT\+1 by Tess on .*: was ill\n$/,
    );
    expect(await extend('--section', 'CS 2', '--until', '2026-12-02T23:59:00+01:00')).toMatch(
      /^Initialization, Bob Ross, Eve: section CS 2 extended until 2026-12-02 23:59:00/,
    );
    expect(await scores()).toEqual([
      [100, '2026-12-03T11:00:00.000Z'],
      [90, '2026-12-02T22:59:00.000Z'],
      [90, '2026-12-02T22:59:00.000Z'],
    ]);
    await extend('eve', '--until', '2026-12-01T23:59');
    expect((await scores())[2]).toEqual([80, '2026-12-01T22:59:00.000Z']);
    expect(await book('show', 'bob')).toMatch(
      /section CS 2 extended until 2026-12-02 .* by Tess on .*: was ill\n/,
    );
    expect(await book('list')).toMatch(/Ada Lovelace .*│ extended +│/);

    const refuse = (until: string, message: RegExp, ...who: readonly string[]) =>
      refused(['extend', ...(who.length === 0 ? ['ada'] : who), '--until', until, '--reason', 'x'], message);
    await refuse(
      '2026-02-30T12:00',
      /--until takes a date and time that there is, .*, not "2026-02-30T12:00"\.$/m,
    );
    await refuse('2026-12-08T25:00', /--until takes a date and time/);
    await refuse('2026-11-30T12:00', /--until is before 2026-12-01 23:59:00/);
    await refuse(
      '2026-12-08T12:00',
      /Nobody in the roster is in section "CS 9": there is CS 1, CS 2/,
      '--section',
      'CS 9',
    );
    await refuse('2026-12-08T12:00', /a person, or --section, one of the two/, 'ada', '--section', 'CS 2');
    setDeadline(undefined);
    await refuse('2026-12-08T12:00', /has no deadline that could be extended/);
  });

  it('a date that no calendar has is refused wherever one is given', async () => {
    await grade(['ada']);
    await expectSentence(
      ['grade', 'class', '--received', '2026-02-30T12:00:00Z', ...place],
      /--received takes a time .* on a day that there is/,
      { cwd: course },
    );
    setDeadline({ due: '2026-02-30T12:00:00Z' });
    await refused(['list'], /\/deadline\/due is no date and time, but "2026-02-30T12:00:00Z"/);
  });
});

describe("Moodle's grading worksheet", () => {
  it('adds its people and numbers, in the language of the site, and tells what it loses', async () => {
    write('roster.csv', 'name,email', 'Ada Lovelace,ada@x.example');
    await book('import-roster', 'roster.csv');
    await grade(['Ada Lovelace', 'Zoë Ñandú']);
    write(
      'sheet.csv',
      '\ufeffID;Vollständiger Name;E-Mail-Adresse;Status;Bewertung;Zuletzt geändert (Abgabe)',
      'Teilnehmer/in 101;Ada Lovelace;ada@x.example;x;;Dienstag, 24. November 2026, 10:08',
      'Teilnehmer/in 102;Ñandú Zoë;zoe@x.example;x;;gestern',
      'Teilnehmer/in 103;;;x;;-',
    );
    expect(await book('import-roster', 'sheet.csv', '--assignment', 'initialization')).toBe(
      [
        'With the worksheet of Initialization the roster has 2 students: 1 added, 0 removed, 1 changed.',
        'changed: Ada Lovelace',
        'participants without a name, or with one that two have: 103',
        'When they handed in could not be read in line 3: their time is not known.\n',
      ].join('\n'),
    );
    const shown = JSON.parse(await book('show', 'zoe', '--format', 'json')) as object;
    expect(shown).toMatchObject({
      submittedAs: ['Zoë Ñandú'],
      person: { participants: [{ assignment: 'initialization', number: '102' }] },
    });
    await refused(['import-roster', 'sheet.csv', '--assignment', 'nothing'], /nothing/);
  });
});

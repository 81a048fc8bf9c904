import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { makeZip } from '../batch/zip/testing/makeZip';
import type { Report } from '../domain';
import { moodleLanguages } from '../reporters/imports';
import { buildSubmission } from '../testing/answers';
import { placeArguments, startDatabases, type TestDatabases } from '../testing/databases';
import { importIntoCanvas, keyGrade, type CanvasGrade } from '../testing/lms/canvasImporter';
import { importIntoGradebook } from '../testing/lms/moodleGradebookImporter';
import { importWorksheet } from '../testing/lms/moodleWorksheetImporter';
import { makeCourse } from '../testing/makeCourse';
import { runCli, type CliRun } from '../testing/runCli';

jest.setTimeout(240_000);

const right = buildSubmission();
/** 60 of 100 points. */
const half = buildSubmission({ he: '// not yet' });

let course: string;
let folders: TestDatabases;
beforeAll(async () => {
  course = makeCourse();
  folders = await startDatabases('pglite');
});
afterAll(async () => {
  await folders.end();
  rmSync(course, { recursive: true, force: true });
});

const run = (...args: readonly string[]): Promise<CliRun> => runCli(args, { cwd: course });
const read = (file: string): string => readFileSync(join(course, file), 'utf8');
const write = (file: string, content: string | Uint8Array) => writeFileSync(join(course, file), content);

function writeZip(file: string, files: Readonly<Record<string, string>>): void {
  write(file, makeZip(Object.entries(files).map(([path, content]) => ({ path, content }))));
}

async function makePlace(): Promise<readonly string[]> {
  return placeArguments(await folders.make());
}

async function succeed(...args: readonly string[]): Promise<CliRun> {
  const result = await run(...args);
  expect({ code: result.code, stderr: result.stderr }).toMatchObject({ code: args[0] === 'grade' ? 1 : 0 });
  return result;
}

describe('from a download of Canvas', () => {
  const canvasCourse = {
    students: [
      { id: 11, sisId: 'S11', login: 'jsmith', name: 'John Smith', sortableName: 'Smith, John' },
      { id: 12, sisId: 'S12', login: 'jsmith2', name: 'John Smith', sortableName: 'Smith, John' },
      { id: 13, sisId: 'S13', login: 'zoe', name: 'Zoe Zed', sortableName: 'Zed, Zoe' },
    ],
    assignments: [
      { id: 99, title: 'Another' },
      { id: 1234, title: 'Initialization' },
    ],
    grades: new Map<string, CanvasGrade>([
      [keyGrade(11, 1234), 5],
      [keyGrade(13, 1234), 'excused'],
    ]),
  };
  /** Both have what they earned, and who is excused stays so. */
  const imported = new Map<string, CanvasGrade>([
    [keyGrade(11, 1234), 60],
    [keyGrade(13, 1234), 'excused'],
    [keyGrade(12, 1234), 100],
  ]);
  beforeAll(() => {
    writeZip('canvas.zip', { 'smithjohn_11_9001_hw.ipynb': half, 'smithjohn_LATE_12_9002_hw.ipynb': right });
  });

  it('a report without a roster finds each by the number, and changes nobody else', async () => {
    await succeed('grade', 'canvas.zip', '--report', 'canvas=canvas.csv', '--report', 'json=canvas.json');
    expect(importIntoCanvas(read('canvas.csv'), canvasCourse)).toEqual({
      kind: 'imported',
      grades: imported,
      strangers: [],
      unknownColumns: [],
    });
    const { submissions } = JSON.parse(read('canvas.json')) as Report;
    expect(submissions.map(({ owners }) => owners?.[0]?.identifiers)).toEqual([
      [{ kind: 'lms-id', value: '11' }],
      [{ kind: 'lms-id', value: '12' }],
    ]);
  });

  it('owners come through merge', async () => {
    for (const shard of [1, 2])
      await run('grade', 'canvas.zip', '--shard', `${shard}/2`, '--report', `json=part${shard}.json`);
    await succeed('grade', 'canvas.zip', '--report', 'canvas=canvas.csv', '--report', 'json=whole.json');
    await run(
      'merge',
      'part1.json',
      'part2.json',
      '--report',
      'canvas=merged.csv',
      '--report',
      'json=merged.json',
    );
    expect(read('merged.csv')).toBe(read('canvas.csv'));
    expect(JSON.parse(read('merged.json'))).toEqual(JSON.parse(read('whole.json')));
  });

  it("an export names the column as the roster's file does, and leaves out whoever has no score", async () => {
    const place = await makePlace();
    write(
      'roster.csv',
      'Student,ID,SIS User ID,SIS Login ID,Section,Another (99),Initialization (1234)\n    Points Possible,,,,,10,100\n"Smith, John",11,S11,jsmith,A,,5\n"Smith, John",12,S12,jsmith2,A,,\n"Zed, Zoe",13,S13,zoe,B,,EX\n',
    );
    await succeed('gradebook', 'import-roster', 'roster.csv', ...place);
    writeZip('stranger.zip', {
      'smithjohn_11_9001_hw.ipynb': half,
      'smithjohn_12_9002_hw.ipynb': right,
      'mallory_77_9003_hw.ipynb': right,
    });
    await succeed('grade', 'stranger.zip', ...place);
    const { stdout, stderr } = await succeed('gradebook', 'export', '--format', 'canvas', ...place);
    expect(stdout.split('\n')[0]).toBe('Student,ID,SIS User ID,SIS Login ID,Section,Initialization (1234)');
    expect(stderr).toMatch(
      /^grader: In the roster nobody is found for 1 student, left out; .* \(mallory\)\.\n$/,
    );
    const renamed = { ...canvasCourse, assignments: [{ id: 1234, title: 'Renamed' }] };
    expect(importIntoCanvas(stdout, renamed)).toMatchObject({
      grades: imported,
      strangers: [],
      unknownColumns: [],
    });
    const { stdout: named } = await succeed(
      'gradebook',
      'export',
      '--format',
      'canvas',
      '--column',
      'X (99)',
      ...place,
    );
    expect(named).toMatch(/^Student,.*,Section,X \(99\)\n/);
    // An export takes the place of an earlier one, and of no roster.
    const exportTo = (file: string) =>
      run('gradebook', 'export', '--format', 'canvas', '--out', file, ...place);
    expect(await exportTo('out.csv')).toMatchObject({ code: 0 });
    expect(await exportTo('out.csv')).toMatchObject({ code: 0 });
    expect(await exportTo('roster.csv')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/roster\.csv is a roster: a report does not take its place/) as string,
    });
  });
});

describe('from a download of Moodle', () => {
  const german = moodleLanguages.de;
  beforeAll(() => {
    writeZip('moodle.zip', {
      'Ada Lovelace_401_assignsubmission_file/hw.ipynb': half,
      'Conor OBrien_402_assignsubmission_file/hw.ipynb': right,
    });
  });
  const importAs = (text: string, language: keyof typeof moodleLanguages, release: '4.0' | '5.2' = '5.2') =>
    importWorksheet(text, {
      release,
      maxGrade: 100,
      words: moodleLanguages[language],
      updatesNewer: false,
      participants: [401, 402, 403].map((number) => ({
        number,
        record: number === 403 ? { grade: 33, changedAt: new Date('2026-11-01T00:00:00Z') } : null,
        comment: 'kept',
      })),
    });
  const outcomes = new Map([
    [401, { grade: 60, comment: 'kept' }],
    [402, { grade: 100, comment: 'kept' }],
    [403, { grade: 33, comment: 'kept' }],
  ]);

  it('a report is the worksheet, in the language of the site', async () => {
    await succeed('grade', 'moodle.zip', '--report', 'moodle=en.csv', '--report', 'moodle-gradebook=mg.csv');
    await succeed('grade', 'moodle.zip', '--report', 'moodle=en.csv', '--report', 'moodle-gradebook=mg.csv');
    expect(importAs(read('en.csv'), 'en')).toEqual({ kind: 'imported', outcomes });
    expect(importAs(read('en.csv'), 'de')).toMatchObject({ kind: 'refused' });
    const { stderr } = await succeed('grade', 'moodle.zip', '--report', 'moodle=de.csv', '--language', 'de');
    expect(importAs(read('de.csv'), 'de', '4.0')).toEqual({ kind: 'imported', outcomes });
    expect(stderr).toMatch(/^grader: moodle: Import the worksheet before feedback files\./m);
  });

  it("an export is the imported worksheet's language, finds its people, and can be the gradebook's import", async () => {
    const place = await makePlace();
    write(
      'worksheet.csv',
      `${german.identifier},${german.fullName},E-Mail-Adresse,Status,${german.grade},${german.maximumGrade},${german.gradeModified}\n` +
        'Teilnehmer/in401,Ada Lovelace,ada@x.org,-,,100,-\n' +
        'Teilnehmer/in402,Conor O\'Brien,co@x.org,-,,100,-\nTeilnehmer/in403,Zoe Zed,zoe@x.org,-,"33,00",100,-\n',
    );
    await succeed('gradebook', 'import-roster', 'worksheet.csv', ...place);
    await succeed('grade', 'moodle.zip', ...place);
    const { stdout } = await succeed('gradebook', 'export', '--format', 'moodle', ...place);
    expect(importAs(stdout, 'de')).toEqual({ kind: 'imported', outcomes });
    expect(stdout).not.toMatch(/Zoe/);
    const filled = await succeed(
      'gradebook',
      'export',
      '--format',
      'moodle',
      '--worksheet',
      'worksheet.csv',
      ...place,
    );
    expect(filled.stdout).toBe(stdout);
    const feedback = await succeed('gradebook', 'export', '--format', 'moodle', '--feedback', ...place);
    expect(parse(feedback.stdout, { columns: true })).toMatchObject([
      { [german.feedback]: expect.stringMatching(/^60 of 100 points\./) as string },
      { [german.feedback]: expect.stringMatching(/^100 of 100 points\./) as string },
    ]);
    const { stdout: gradebook } = await succeed(
      'gradebook',
      'export',
      '--format',
      'moodle-gradebook',
      ...place,
    );
    const users = ['ada', 'co', 'zoe'].map((name) => ({
      idNumber: '',
      email: `${name}@x.org`,
      username: name,
    }));
    expect(
      importIntoGradebook(gradebook, { maxGrade: 100, decimalSign: ',', users, grades: [null, null, 33] }),
    ).toEqual({
      kind: 'imported',
      grades: [60, 100, 33],
      overridden: [true, true, false],
    });
  });
});

describe('other platforms, and what cannot be', () => {
  let place: readonly string[];
  beforeAll(async () => {
    place = await makePlace();
    mkdirSync(join(course, 'class'));
    write('class/ada.ipynb', right);
    write('people.csv', 'name,login,sid\nAda Lovelace,ada,0042\nBob,bob,0043\n');
    await run('gradebook', 'import-roster', 'people.csv', ...place);
    await run('grade', 'class', ...place);
  });

  it('Blackboard and Brightspace', async () => {
    const column = 'Initialization [Total Pts: 100 Score] |123456';
    const blackboard = await succeed(
      'gradebook',
      'export',
      '--format',
      'blackboard',
      '--column',
      column,
      ...place,
    );
    expect(blackboard.stdout).toBe(`Username,${column}\nada,100\n`);
    const brightspace = await succeed('gradebook', 'export', '--format', 'brightspace', ...place);
    expect(brightspace.stdout).toBe(
      'OrgDefinedId,Username,Initialization Points Grade,End-of-Line Indicator\n0042,ada,100,#\n',
    );
  });

  it.each([
    [['--format', 'moodle'], /none is known here .* write --format moodle-gradebook\.\n$/],
    [['--format', 'blackboard'], /give the column as its download heads it with --column/],
    [
      ['--format', 'canvas', '--feedback'],
      /--feedback says nothing to --format canvas: it is for moodle, moodle-gradebook\./,
    ],
    [['--format', 'csv', '--column', 'X'], /--column says nothing to --format csv/],
    [
      ['--format', 'canvas', '--column', 'Final Score'],
      /Canvas takes a column called "Final Score" for its own/,
    ],
    [['--format', 'moodle', '--worksheet', 'people.csv'], /people\.csv is no grading worksheet of Moodle/],
    [['--format', 'moodle', '--worksheet', 'missing.csv'], /missing\.csv cannot be read/],
  ])('export %j is refused in a sentence', async (args, message) => {
    const { code, stdout, stderr } = await run('gradebook', 'export', ...args, ...place);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('a title that Canvas takes for its own is refused before anything is graded', async () => {
    const file = 'fixtures/initialization/assignment.json';
    const manifest = read(file);
    write(file, JSON.stringify({ ...(JSON.parse(manifest) as object), title: 'Final Score' }));
    const { code, stdout, stderr } = await run('grade', 'class', '--report', 'canvas=x.csv');
    write(file, manifest);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^grader: Canvas takes a column called "Final Score" .* title in assignment\.json\.\n$/,
    );
  });
});

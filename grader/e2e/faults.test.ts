import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCourse } from '../testing/makeCourse';
import { expectSentence } from '../testing/expectSentence';
import { repository, runCli } from '../testing/runCli';
import { inShell, startCli } from '../testing/startCli';

jest.setTimeout(120_000);

describe('faults that are nobody’s zero end with exit code 2 and one sentence', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['no command', [], /Say what to do/],
    ['an unknown command', ['assess', 'solutions'], /Unknown arguments: assess, solutions/],
    ['nearly a command', ['grde', 'solutions'], /Did you mean grade\?/],
    ['nearly a command of the gradebook', ['gradebook', 'lsit'], /Did you mean list\?/],
    [
      'an unknown option',
      ['grade', 'solutions', '--fromat', 'json'],
      /Unknown argument: fromat \(did you mean --format\?\)/,
    ],
    ['another command’s option', ['grade', 'solutions', '--watch'], /Unknown argument: watch/],
    ['an option with a dot', ['grade', 'solutions', '--report.x', 'y'], /Unknown argument: report\.x/],
    ['a wrong format', ['grade', 'solutions', '--format', 'pdf'], /Choices: "table", "json"/],
    [
      'a format twice',
      ['grade', 'solutions', '--format', 'json', '--format', 'csv'],
      /--format was given twice \(json, csv\)/,
    ],
    [
      'a gradebook twice',
      ['grade', 'solutions', '--gradebook=a', '--gradebook=b'],
      /--gradebook was given twice \(a, b\)/,
    ],
    [
      'a root twice',
      ['gradebook', '--root', '.', 'show', 'a', '--root', '.'],
      /--root was given twice \(\., \.\)/,
    ],
    ['a path that is not there', ['grade', 'gone.ipynb'], /gone\.ipynb does not exist/],
    ['a path through a file', ['grade', 'package.json/x'], /package\.json\/x does not exist/],
    [
      'an unknown assignment',
      ['grade', 'solutions', '--assignment', 'calculus'],
      /There is no assignment "calculus"; there is initialization\./,
    ],
    [
      'two assignments',
      ['release', 'initialization', '--assignment', 'calculus', '--check'],
      /Two assignments are named, "initialization" and, by --assignment, "calculus"/,
    ],
    ['no jobs', ['grade', 'solutions', '--jobs', '0'], /--jobs takes a whole number from 1/],
    ['an empty variable', ['grade', 'solutions', ''], /One of the arguments is empty/],
    [
      'jobs that are no number',
      ['grade', 'solutions', '--jobs', 'abc'],
      /--jobs takes a number, which "abc" is not/,
    ],
    ['an empty score', ['grade', 'solutions', '--min-score='], /--min-score was given without a value/],
    ['an option turned off', ['grade', 'solutions', '--no-out'], /--out is no switch/],
    ['a root without assignments', ['grade', 'solutions', '--root', 'grader'], /grader holds no assignment/],
    [
      'a root that is a file',
      ['grade', 'solutions', '--root', 'package.json'],
      /package\.json holds no assignment/,
    ],
    [
      'an --out that cannot be written',
      ['grade', 'solutions', '--out', 'package.json/x'],
      /package\.json\/x cannot be written/,
    ],
    [
      'an --out that is a folder',
      ['grade', 'solutions', '--out', 'solutions'],
      /solutions cannot be written: it is a folder/,
    ],
    [
      'pages where a file is',
      ['grade', 'solutions', '--report', 'html=package.json'],
      /package\.json cannot be written/,
    ],
    [
      'a gradebook that is a file',
      ['grade', '--student', 'ada', 'solutions', '--gradebook=package.json'],
      /package\.json is no gradebook/,
    ],
    ['a database of nowhere', ['status', '--database', 'nowhere'], /The address of the database is none/],
    ['reports that are a folder', ['merge', 'solutions'], /solutions is a folder: name the reports in it/],
    [
      'a roster that is a folder',
      ['gradebook', 'import-roster', 'solutions'],
      /The roster solutions cannot be read: it is a folder/,
    ],
    [
      'a student’s folder where a file is',
      ['release', '--out', 'package.json'],
      /package\.json is no folder/,
    ],
    [
      'a new assignment in a file',
      ['new', 'x', '--root', 'package.json'],
      /cannot be written: a part of its path is a file/,
    ],
    [
      'a package in a folder',
      ['pack', 'gradescope', '--out', 'solutions'],
      /solutions cannot be written: it is a folder/,
    ],
  ])('%s', async (_name, args, message) => {
    await expectSentence(args, message, { cwd: repository });
  });
});

describe('a switch is taken as meant, or refused', () => {
  it('release --check compares, whatever word says so, and never writes', async () => {
    const root = makeCourse();
    const stub = join(root, 'notebooks/initialization/Initialization.ipynb');
    writeFileSync(stub, 'stale');
    for (const value of ['=1', '=yes', '=TRUE', '=on', '']) {
      const run = await runCli(['release', `--check${value}`, '--root', root]);
      expect([value, run.code, run.stdout]).toEqual([value, 1, expect.stringMatching(/is stale/)]);
    }
    for (const value of ['', 'maybe'])
      await expectSentence(['release', `--check=${value}`, '--root', root], /says neither yes nor no/, {});
    expect(readFileSync(stub, 'utf8')).toBe('stale');
    expect((await runCli(['release', '--check=no', '--root', root])).code).toBe(0);
    expect(readFileSync(stub, 'utf8')).not.toBe('stale');
    rmSync(root, { recursive: true });
  });
});

describe('what is not there for the grader itself to work in', () => {
  it.each<[string, readonly string[]]>([
    ['grade', ['grade', 'solutions']],
    ['check', ['check', 'solutions']],
    ['release', ['release', '--out', 'handed-out']],
  ])('%s without a folder for temporary files', async (_name, args) => {
    const message = /The folder for temporary files, \/nowhere, is none: set TMPDIR to a folder\./;
    await expectSentence(args, message, { env: { TMPDIR: '/nowhere', TMP: '/nowhere', TEMP: '/nowhere' } });
  });

  (process.platform === 'win32' ? it.skip : it)('the folder that it was started in', async () => {
    const gone = inShell('folder=$(mktemp -d) && cd "$folder" && rmdir "$folder" && exec "$@"');
    expect(await startCli(repository, ['grade', 'x'], { wrap: gone }).ended).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'grader: the folder that this was started in is not there any more: go into another one.\n',
    });
  });
});

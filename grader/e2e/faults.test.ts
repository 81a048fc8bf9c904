import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCourse } from '../testing/makeCourse';
import { findUserWithoutRights } from '../testing/nobody';
import { repository, runCli, type RunOptions } from '../testing/runCli';

jest.setTimeout(120_000);

/** Exit code 2, nothing on stdout, and on stderr one line that says what it is; a bug would show its stack there. */
async function expectSentence(args: readonly string[], message: RegExp, options: RunOptions): Promise<void> {
  const { code, stdout, stderr } = await runCli(args, options);
  expect(stderr).toMatch(/^grader: .*[.)]\n$/);
  expect(stderr).not.toMatch(/of the grader itself/);
  expect(stderr).toMatch(message);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
}

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
      ['grade', 'solutions', '--gradebook=package.json'],
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

const user = findUserWithoutRights();
const notebook = join(repository, 'solutions/initialization/Initialization.ipynb');

(user === null ? describe.skip : describe)('what may not be read or written is named in a sentence', () => {
  let root: string;
  let closed: string;
  beforeEach(() => {
    root = makeCourse();
    for (const folder of ['.grader', 'book']) mkdirSync(join(root, folder));
    for (const file of ['.grader/secret', 'reports.json']) writeFileSync(join(root, file), '{}');
    chmodSync(root, 0o755);
  });
  afterEach(() => {
    chmodSync(closed, 0o755);
    rmSync(root, { recursive: true });
  });

  it.each<[string, string, readonly string[], RegExp]>([
    ['a root', '.', ['grade', notebook], /fixtures cannot be read: permission denied/],
    ['fixtures', 'fixtures', ['verify'], /fixtures cannot be read: permission denied/],
    [
      'an assignment',
      'fixtures/initialization',
      ['check', notebook],
      /assignment\.json cannot be read: perm/,
    ],
    ['outputs', 'fixtures/initialization/expected', ['grade', notebook], /expected\/.* cannot be read: perm/],
    [
      'mistakes',
      'fixtures/initialization/mistakes',
      ['check', notebook],
      /mistakes\/.* cannot be read: perm/,
    ],
    ['a solution', 'solutions/initialization', ['grade', notebook], /solved notebook, cannot be read: perm/],
    [
      'misconceptions',
      'solutions/initialization/misconceptions',
      ['grade', notebook],
      /misconceptions cannot be/,
    ],
    [
      'a stub',
      'notebooks/initialization/Initialization.ipynb',
      ['release', '--check'],
      /ipynb cannot be read: perm/,
    ],
    ['a secret', '.grader/secret', ['grade', notebook], /secret cannot be read \(permission denied\)/],
    ['the secret’s folder', '.grader', ['grade', notebook], /secret cannot be read \(permission denied\)/],
    ['a gradebook', 'book', ['gradebook', 'list', '--gradebook=book'], /book cannot be written/],
    [
      'a place for a gradebook',
      'book',
      ['gradebook', 'list', '--gradebook=book/x'],
      /book\/x cannot be written/,
    ],
    [
      'a place for a report',
      'book',
      ['check', notebook, '--report', 'csv=book/x'],
      /book\/x cannot be written: perm/,
    ],
    [
      'a place for pages',
      'book',
      ['check', notebook, '--report', 'html=book/x'],
      /book\/x cannot be written: perm/,
    ],
    ['a report', 'reports.json', ['merge', 'reports.json'], /reports\.json cannot be read: perm/],
    [
      'a roster',
      'reports.json',
      ['gradebook', 'import-roster', 'reports.json'],
      /reports\.json cannot be read: perm/,
    ],
    ['a notebook', 'book', ['check', 'book/a.ipynb'], /book\/a\.ipynb cannot be read: permission denied/],
    ['a notebook to open', 'book', ['start', 'book'], /book cannot be read: permission denied/],
    [
      'a student’s folder',
      'book',
      ['release', '--out', 'book/x'],
      /book\/x is no folder .*: permission denied/,
    ],
  ])('%s', async (_name, path, args, message) => {
    closed = join(root, path);
    chmodSync(closed, 0);
    // From elsewhere where the course itself is closed.
    const cwd = path === '.' ? repository : root;
    await expectSentence([...args, '--root', root], message, {
      cwd,
      user: user ?? {},
      env: { GRADER_SECRET: '' },
    });
  });
});

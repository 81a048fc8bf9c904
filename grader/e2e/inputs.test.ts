import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeZip } from '../batch/zip/testing/makeZip';
import type { Report } from '../domain';
import { buildSubmission, rightCells } from '../testing/answers';
import { repository, runCli, type CliRun } from '../testing/runCli';
import { inShell, startCli } from '../testing/startCli';

jest.setTimeout(120_000);

const right = buildSubmission();
const wrong = buildSubmission({ random: rightCells.random.replace('.mul(10)', '') });

let folder: string;
let around: string;
beforeEach(() => {
  around = mkdtempSync(join(tmpdir(), 'inputs-'));
  folder = join(around, 'work');
  mkdirSync(folder);
});
afterEach(() => rmSync(around, { recursive: true, force: true }));

const grade = (...args: string[]) =>
  runCli(['grade', ...args, '--format', 'json', '--root', repository], { cwd: folder });

/** Rows of a report, in short. */
function rows({ stdout }: Pick<CliRun, 'stdout'>): readonly string[] {
  const { submissions } = JSON.parse(stdout) as Report;
  return submissions.map(({ submission, file, status, score, diagnostics: [first] }) =>
    [submission, file, status === 'graded' ? score : first?.message].join(' | '),
  );
}

describe('a zip', () => {
  it('from Canvas is graded student by student, and a hostile entry costs nobody else anything', async () => {
    const files = [
      { path: 'lovelaceada_11_21_hw.ipynb', content: right },
      { path: 'hopper_LATE_12_22_hw-1.ipynb', content: wrong },
      { path: 'turing_13_23_hw.zip', content: makeZip([{ path: 'hw.ipynb', content: right }]) },
      { path: '../../evil_14_24_hw.ipynb', content: right },
      { path: 'bomb_15_25_hw.ipynb', content: Buffer.alloc(60_000_000, ' ') },
    ];
    writeFileSync(join(folder, 'submissions.zip'), makeZip(files));
    const run = await grade('submissions.zip');
    expect(rows(run)).toEqual([
      'bomb | submissions.zip/bomb_15_25_hw.ipynb | unpacks to more than 200 times its size: it is taken for a zip bomb and was not read',
      'evil_14_24_hw | submissions.zip/../../evil_14_24_hw.ipynb | has a path that leads out of the zip, and was not read: zip it again under a plain name',
      'hopper | submissions.zip/hopper_LATE_12_22_hw-1.ipynb | 80',
      'lovelaceada | submissions.zip/lovelaceada_11_21_hw.ipynb | 100',
      'turing | submissions.zip/turing_13_23_hw.zip/hw.ipynb | 100',
    ]);
    expect(run.code).toBe(1);
    expect([readdirSync(around), readdirSync(folder)]).toEqual([['work'], ['submissions.zip']]);
  });

  it('of a folder gives what the folder gives', async () => {
    mkdirSync(join(folder, 'class'));
    const files = { 'a.ipynb': right, 'b.ipynb': wrong, 'c.ipynb': '{' };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'class', name), text);
    const entries = Object.entries(files).map(([name, content]) => ({ path: `class/${name}`, content }));
    writeFileSync(join(folder, 'class.zip'), makeZip(entries));
    const [fromFolder, fromZip] = [await grade('class'), await grade('class.zip')];
    expect(fromZip.stdout.replaceAll('"class.zip/', '"')).toBe(fromFolder.stdout);
    expect(fromZip.code).toBe(fromFolder.code);
  });

  it('that cannot be read is no student’s fault', async () => {
    writeFileSync(join(folder, 'cut.zip'), makeZip([{ path: 'a.ipynb', content: right }]).subarray(0, 500));
    expect(await grade('cut.zip')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'grader: cut.zip is no zip archive, or one that is cut off: download or zip it again.\n',
    });
  });
});

describe('a list on stdin', () => {
  const gradeList = (script: string) =>
    startCli(repository, ['grade', '-', '--format', 'json'], { wrap: inShell(`${script} | "$@"`) }).ended;

  it('is graded, as find writes it', async () => {
    for (const name of ['a b.ipynb', 'c\n.ipynb']) writeFileSync(join(folder, name), right);
    const run = await gradeList(`find '${folder}' -name '*.ipynb' -print0`);
    expect(rows(run).map((row) => row.split(' | ')[0])).toEqual(['a b', 'c\n']);
    expect(run.code).toBe(0);
  });

  it('says which line is wrong', async () => {
    expect(await gradeList(`printf '%s\\n' package.json '' gone.ipynb`)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'grader: The list on stdin names what does not exist: gone.ipynb (line 3).\n',
    });
  });
});

describe('a range of commits', () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=n', '-c', 'user.email=e', ...args], { cwd: folder, stdio: 'pipe' });
  const commit = () => (git('add', '-A'), git('commit', '-q', '-m', 'some'));

  it('is graded as of its end; an empty one is no fault', async () => {
    git('init', '-q', '-b', 'main', '.');
    writeFileSync(join(folder, 'before.ipynb'), right);
    commit();
    writeFileSync(join(folder, 'alice.ipynb'), wrong);
    writeFileSync(join(folder, 'bob.ipynb'), right);
    commit();
    writeFileSync(join(folder, 'bob.ipynb'), 'not committed');
    expect(rows(await grade('--git-range', 'main~1..main'))).toEqual([
      'alice | alice.ipynb | 80',
      'bob | bob.ipynb | 100',
    ]);
    const empty = await grade('--git-range', 'main~1..main', 'before.ipynb');
    expect(rows(empty)).toEqual([]);
    expect(empty.stderr).toMatch(/no notebook was added or changed in main~1\.\.main: nothing to grade\n/);
    expect(empty.code).toBe(0);
  });

  it('that is none is the command’s fault, and so is nothing at all', async () => {
    const run = await grade('--git-range', 'a..b');
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toBe(
      'grader: --git-range needs a git repository, and this folder is in none: go into it first.\n',
    );
    expect(await grade()).toMatchObject({ code: 2, stdout: '' });
  });
});

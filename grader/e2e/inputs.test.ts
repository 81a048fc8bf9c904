import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeZip } from '../batch/zip/testing/makeZip';
import type { Report } from '../domain';
import { buildSubmission, rightCells } from '../testing/answers';
import { findUserWithoutRights } from '../testing/nobody';
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

describe('what cannot be read is a rejected row, and costs nobody else anything', () => {
  const long = `${'long/'.repeat(1_000)}x.ipynb`;
  beforeEach(() => {
    for (const path of ['class', 'class/zoe']) mkdirSync(join(folder, path));
    for (const path of ['class/ada.ipynb', 'class/zoe/hw.ipynb']) writeFileSync(join(folder, path), right);
    symlinkSync('mel.ipynb', join(folder, 'class/mel.ipynb'));
    symlinkSync('loop', join(folder, 'loop'));
  });

  it('a path over 4096 characters and a circle of links, as arguments', async () => {
    const run = await grade('class', long, 'loop/lou.ipynb');
    expect(rows(run)).toEqual([
      'ada | class/ada.ipynb | 100',
      'hw | class/zoe/hw.ipynb | 100',
      'lou | loop/lou.ipynb | is a link, and links are not followed: hand in the file itself',
      'mel | class/mel.ipynb | is a link, and links are not followed: hand in the file itself',
      `x | ${long} | cannot be read: its name is too long`,
    ]);
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/^Student code runs .*\n$/);
  });

  it('the same in a list on stdin', async () => {
    const options = { cwd: folder, input: ['class/ada.ipynb', long, 'loop/lou.ipynb'].join('\0') };
    const run = await runCli(['grade', '-', '--format', 'json', '--root', repository], options);
    expect(rows(run).map((row) => row.replace(long, 'long'))).toEqual([
      'ada | class/ada.ipynb | 100',
      'lou | loop/lou.ipynb | is a link, and links are not followed: hand in the file itself',
      'x | long | cannot be read: its name is too long',
    ]);
  });

  it('a folder that lies deeper than a path may be long', async () => {
    const name = 'd'.repeat(250);
    // Nobody can name the bottom of it, but who goes there step by step can.
    const home = process.cwd();
    process.chdir(join(folder, 'class'));
    try {
      for (let depth = 0; depth < 17; depth++) {
        mkdirSync(name);
        process.chdir(name);
        writeFileSync('hw.ipynb', right);
      }
    } finally {
      process.chdir(home);
    }
    const found = rows(await grade('class'));
    const graded = found.filter((row) => row.endsWith(' | 100'));
    expect(graded.length).toBeGreaterThan(15);
    expect(found.filter((row) => !graded.includes(row))).toEqual([
      expect.stringMatching(/^d{250} \| class\/.* \| cannot be read: its name is too long$/),
      'mel | class/mel.ipynb | is a link, and links are not followed: hand in the file itself',
    ]);
    execFileSync('rm', ['-rf', join(folder, 'class')]);
  });

  it('alone it is the fault of the command', async () => {
    expect(await grade(long)).toEqual({
      code: 2,
      stdout: '',
      stderr: `grader: ${long.slice(0, 100)}…${long.slice(-100)} cannot be read: its name is too long.\n`,
    });
    expect(await grade('loop/lou.ipynb')).toMatchObject({
      code: 2,
      stderr: 'grader: loop/lou.ipynb cannot be read: its links lead in a circle.\n',
    });
  });

  it('is in a gradebook as well', async () => {
    const book = ['--gradebook', 'book', '--root', repository];
    const run = await runCli(['grade', 'class', `${randomName()}.ipynb`, ...book], { cwd: folder });
    expect([run.code, run.stderr]).toEqual([1, expect.not.stringMatching(/not in the gradebook/)]);
    const { stdout } = await runCli(['gradebook', 'list', '--format', 'json', ...book], { cwd: folder });
    const { students } = JSON.parse(stdout) as { students: { attempts: number }[] };
    expect(students.map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1]);
  });

  const user = findUserWithoutRights();
  (user === null ? describe.skip : describe)('a folder without rights', () => {
    const gradeAsUser = (...args: string[]) =>
      runCli(['grade', ...args, '--format', 'json', '--root', 'course'], { cwd: folder, user: user ?? {} });
    beforeEach(() => {
      for (const part of ['notebooks', 'solutions', 'fixtures'])
        cpSync(join(repository, part), join(folder, 'course', part), { recursive: true });
      mkdirSync(join(folder, 'class/bob/inner'), { recursive: true });
      writeFileSync(join(folder, 'class/bob/hw.ipynb'), right);
      writeFileSync(join(folder, 'class/kim.ipynb'), right, { mode: 0 });
      for (const path of ['..', '.', 'class']) chmodSync(join(folder, path), 0o755);
      chmodSync(join(folder, 'class/bob'), 0);
    });
    afterEach(() => chmodSync(join(folder, 'class/bob'), 0o755));

    const all = [
      'ada | class/ada.ipynb | 100',
      'bob | class/bob | is a folder that cannot be read: permission denied',
      'hw | class/zoe/hw.ipynb | 100',
      'kim | class/kim.ipynb | cannot be read: permission denied',
      'mel | class/mel.ipynb | is a link, and links are not followed: hand in the file itself',
    ];

    it('in a folder, met by a glob, or among what is named', async () => {
      for (const paths of [
        ['class'],
        ['class/*'],
        ['class/**/*.ipynb'],
        ['class/bob', 'class/zoe', 'class/*.ipynb'],
      ]) {
        const run = await gradeAsUser(...paths);
        expect([paths, rows(run)]).toEqual([paths, all]);
        expect(run.code).toBe(1);
      }
    });

    it.each([
      ['class/bob', 'class/bob cannot be read: permission denied.'],
      ['class/bob/hw.ipynb', 'class/bob/hw.ipynb cannot be read: permission denied.'],
      ['class/bob/*.ipynb', 'class/bob/*.ipynb cannot be read: permission denied.'],
      ['class/bob/all.zip', 'class/bob/all.zip cannot be read: permission denied.'],
    ])('alone, as %s, it is the fault of the command', async (path, sentence) => {
      expect(await gradeAsUser(path)).toEqual({ code: 2, stdout: '', stderr: `grader: ${sentence}\n` });
    });

    it('a zip is the fault of the command in any case: no row could tell of whom it is', async () => {
      expect(await gradeAsUser('class', 'class/bob/all.zip')).toMatchObject({
        code: 2,
        stderr: 'grader: class/bob/all.zip cannot be read: permission denied.\n',
      });
    });
  });
});

/** Of no letters that repeat, which a database would pack. */
function randomName(): string {
  return randomBytes(3_000).toString('hex');
}

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

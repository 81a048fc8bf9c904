import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { unzipSync } from 'fflate';
import { list, type ReadEntry } from 'tar';
import { keepPublic, loadAssignment } from '../assignment';
import { rightCells } from '../testing/answers';
import { copyCourse } from '../testing/makeCourse';
import { repository, runCli } from '../testing/runCli';
import {
  NOTEBOOK,
  answerCells,
  digestAll,
  digestBytes,
  listFiles,
  listMisconceptionLines,
  listSolutionLines,
  listSources,
  squeeze,
  unpackAll,
} from '../testing/studentFiles';

jest.setTimeout(120_000);

let place: string;
let folder: string;
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'student-'));
  folder = join(place, 'given');
  expect(await release('--out', folder)).toMatchObject({ code: 0, stderr: '' });
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('the student folder', () => {
  it('holds what a student needs, and nothing else', () => {
    const paths = listFiles(folder).map((path) =>
      path.replace(/-0\.1\.0-[0-9a-f]{10}\.tgz$/, '-VERSION.tgz'),
    );
    expect(paths).toEqual([
      '.devcontainer/devcontainer.json',
      '.github/workflows/grade.yml',
      '.gitignore',
      '.grader/released.json',
      '.vscode/extensions.json',
      '.vscode/settings.json',
      'README.md',
      'fixtures/initialization/assignment.json',
      'fixtures/initialization/expected/initializeParametersHe.json',
      'fixtures/initialization/expected/initializeParametersRandom.json',
      'fixtures/initialization/expected/initializeParametersZeros.json',
      'fixtures/initialization/mistakes/initializeParametersHe.json',
      'fixtures/initialization/mistakes/initializeParametersRandom.json',
      'fixtures/initialization/mistakes/initializeParametersZeros.json',
      'fixtures/initialization/stubs.json',
      'jupyter/kernels/tslab/kernel.json',
      'notebooks/initialization/Initialization.ipynb',
      'notebooks/initialization/initUtils.ts',
      'package.json',
      'tsconfig.json',
      'vendor/notebook-grader-VERSION.tgz',
    ]);
    expect(readText(NOTEBOOK)).toBe(readFileSync(join(repository, NOTEBOOK), 'utf8'));
    const { dependencies } = JSON.parse(readText('package.json')) as { readonly dependencies: object };
    const pinned = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
      readonly dependencies: { readonly tslab: string };
    };
    expect(dependencies).toEqual({
      'notebook-grader': `file:${listFiles(folder).find((path) => path.endsWith('.tgz'))}`,
      tslab: pinned.dependencies.tslab,
    });
  });

  it('reads as the assignment without its hidden cases', () => {
    expect(loadAssignment(folder, 'initialization').functions).toEqual(
      keepPublic(loadAssignment(repository, 'initialization')).functions,
    );
  });

  it('holds no solution, no misconception’s code, no hidden case and no path of this machine', async () => {
    const files = await unpackAll(folder);
    expect(files.has('package/dist/cli.js')).toBe(true);
    expect(
      [...files.keys()].filter((path) => /\/(bench|numpy|solutions|testing)\/|\.test\./.test(path)),
    ).toEqual([]);
    const stub = squeeze(readText(NOTEBOOK));
    const secrets = [...listSolutionLines(), ...listMisconceptionLines()]
      .map(squeeze)
      .filter((line) => line.length > 16 && !stub.includes(squeeze(JSON.stringify(line).slice(1, -1))));
    expect(secrets.length).toBeGreaterThan(50);
    const machine = [repository, homedir() === sep ? repository : `${homedir()}${sep}`, place];
    for (const [path, text] of files) {
      const squeezed = squeeze(text);
      expect({ path, lines: secrets.filter((line) => squeezed.includes(line)) }).toEqual({ path, lines: [] });
      expect({ path, found: machine.filter((name) => text.includes(name)) }).toEqual({ path, found: [] });
    }
    for (const path of listFiles(folder).filter((name) => name.startsWith('fixtures/')))
      expect(readText(path)).not.toMatch(/hidden|"draw"/);
  });

  it('has a tarball without owners, with one moment and the modes of files and programs', async () => {
    const entries: ReadEntry[] = [];
    await list({ file: join(folder, findTarball()), onReadEntry: (entry) => void entries.push(entry) });
    expect(new Set(entries.map(({ path }) => path.split('/')[0]))).toEqual(new Set(['package']));
    expect(new Set(entries.map(({ mode }) => mode))).toEqual(new Set([0o644, 0o755]));
    expect(entries.find(({ path }) => path === 'package/bin/grader.cjs')?.mode).toBe(0o755);
    expect(entries.filter(({ uid, gid, uname }) => Boolean(uid) || Boolean(gid) || Boolean(uname))).toEqual(
      [],
    );
    expect(new Set(entries.map(({ mtime }) => mtime?.toISOString()))).toEqual(
      new Set(['2000-01-01T00:00:00.000Z']),
    );
    const paths = entries.map(({ path }) => path);
    expect(paths).toEqual([...paths].sort());
  });

  it('is the same bytes each time, as a folder and as one file', async () => {
    const again = join(place, 'again');
    await release('--out', again);
    expect(digestAll(again)).toEqual(digestAll(folder));
    for (const name of ['one', 'two'])
      expect(await release('--out', join(place, name), '--zip')).toMatchObject({ code: 0, stderr: '' });
    const [one, two] = ['one', 'two'].map((name) => readFileSync(join(place, `${name}.zip`)));
    expect(one?.equals(two as Buffer)).toBe(true);
    const unzipped = Object.entries(unzipSync(one as Buffer)).map(
      ([path, bytes]) => [path, digestBytes(bytes)] as const,
    );
    expect(new Map(unzipped)).toEqual(
      new Map([...digestAll(folder)].map(([path, bytes]) => [`initialization/${path}`, bytes])),
    );
    expect(existsSync(join(place, 'one'))).toBe(false);
  });
});

describe('a folder that is there already', () => {
  it.each([
    ['is refused', ['--out', 'taken'], /^grader: .*taken holds files already: .*--update.*\.\n$/],
    [
      'is refused where nothing says what was released',
      ['--out', 'taken', '--update'],
      /^grader: .*released\.json, which tells what was released, is not there: .*\.\n$/,
    ],
    [
      'and a zip cannot be updated',
      ['--out', 'taken', '--zip', '--update'],
      /^grader: --zip makes a new file.*\.\n$/,
    ],
    ['and --update wants its name', ['--update'], /^grader: --update says how .* --out DIR\.\n$/],
    ['and --check has no folder', ['--check', '--out', 'taken'], /^grader: --check compares .*\.\n$/],
  ])('%s', async (_, options, message) => {
    const taken = join(place, 'taken');
    mkdirSync(taken, { recursive: true });
    writeFileSync(join(taken, 'mine.txt'), 'mine');
    const { code, stderr } = await release(...options.map((item) => (item === 'taken' ? taken : item)));
    expect({ code, isTold: message.test(stderr), stderr }).toEqual({ code: 2, isTold: true, stderr });
    expect(listFiles(taken)).toEqual(['mine.txt']);
    expect(readdirSync(place).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is updated: what was changed stays, the rest is new', async () => {
    const course = join(place, 'course');
    copyCourse(course);
    const mine = join(place, 'mine');
    await release('--out', mine, '--root', course);
    answerCells(mine, { initializeParametersZeros: rightCells.zeros });
    writeFileSync(join(mine, 'README.md'), 'my notes');
    writeFileSync(join(mine, 'notes.txt'), 'my notes');
    const solved = join(course, 'solutions/initialization/Initialization.ipynb');
    const changed = readFileSync(solved, 'utf8')
      .replace('# Initialization', '# Initialization, again')
      .replace('GRADED FUNCTION: initializeParametersZeros', 'GRADED FUNCTION: initializeParametersZeros ')
      .replace('GRADED FUNCTION: initializeParametersHe', 'GRADED FUNCTION: initializeParametersHe ');
    writeFileSync(solved, changed);

    const { code, stdout } = await release('--out', mine, '--update', '--root', course);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^notebooks\/initialization\/Initialization\.ipynb: cell 8 \(zeros-graded\) is kept as it was changed; .*\.ipynb\.new\.\n.*mine updated: 3 files written, 0 removed\.\n$/,
    );
    const cells = listSources(readFileSync(join(mine, NOTEBOOK), 'utf8'));
    expect(cells[0]).toMatch(/^# Initialization, again/);
    expect(cells).toContain(rightCells.zeros);
    expect(cells.some((source) => source.startsWith('// GRADED FUNCTION: initializeParametersHe \n'))).toBe(
      true,
    );
    expect(readFileSync(join(mine, 'README.md'), 'utf8')).toBe('my notes');
    expect(readFileSync(join(mine, 'notes.txt'), 'utf8')).toBe('my notes');
    const before = digestAll(mine);
    expect((await release('--out', mine, '--update', '--root', course)).stdout).toMatch(
      /mine is up to date\.\n$/,
    );
    expect(digestAll(mine)).toEqual(before);
  });

  it('is updated inside itself only, whatever links and records lie in it', async () => {
    const [mine, outside] = [join(place, 'linked'), join(place, 'outside')];
    await release('--out', mine);
    mkdirSync(outside);
    for (const name of ['README.md', 'old.txt']) writeFileSync(join(outside, name), 'of somebody else');
    rmSync(join(mine, 'README.md'));
    symlinkSync(join(outside, 'README.md'), join(mine, 'README.md'));
    renameSync(join(mine, 'notebooks'), join(outside, 'notebooks'));
    symlinkSync(join(outside, 'notebooks'), join(mine, 'notebooks'));
    symlinkSync(outside, join(mine, 'behind'));
    const recordFile = join(mine, '.grader/released.json');
    const record = JSON.parse(readFileSync(recordFile, 'utf8')) as { files: Record<string, string> };
    const digest = createHash('sha256').update('of somebody else').digest('hex');
    for (const path of ['../outside/old.txt', join(outside, 'old.txt'), 'behind/old.txt'])
      record.files[path] = digest;
    writeFileSync(recordFile, JSON.stringify(record));
    rmSync(join(mine, 'package.json'));
    const before = digestAll(outside);

    const { code, stdout } = await release('--out', mine, '--update');
    expect(code).toBe(0);
    expect(digestAll(outside)).toEqual(before);
    expect(existsSync(join(mine, 'package.json'))).toBe(true);
    for (const told of [
      'README.md is a link or lies behind one, and links are not followed: nothing is written there',
      `${NOTEBOOK} is a link or lies behind one`,
      'names ../outside/old.txt, which does not lie in this folder, and is left alone.',
      'behind/old.txt is no longer part of the release; it is a link or lies behind one, and is left alone.',
    ])
      expect(stdout).toContain(told);
    rmSync(join(mine, '.grader'), { recursive: true });
    symlinkSync(outside, join(mine, '.grader'));
    expect(await release('--out', mine, '--update')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/released\.json is a link or lies behind one/) as string,
    });
    expect(digestAll(outside)).toEqual(before);
  });
});

describe('elsewhere, with npm alone', () => {
  it('checks the notebook: first nothing is written, then all is right', () => {
    if (!hasRegistry()) {
      console.warn('Skipped: the npm registry cannot be reached, so the folder cannot be installed.');
      return;
    }
    npm('install', '--prefer-offline', '--no-audit', '--no-fund');
    const stub = spawnSync('npm', ['run', 'check'], { cwd: folder, encoding: 'utf8' });
    expect(stub.status).toBe(1);
    expect(stub.stdout).toMatch(/0 of 3 functions pass the public checks/);
    answerCells(folder, {
      initializeParametersZeros: rightCells.zeros,
      initializeParametersRandom: rightCells.random,
      initializeParametersHe: rightCells.he,
    });
    const right = spawnSync('npm', ['run', 'check'], { cwd: folder, encoding: 'utf8' });
    expect(right.stdout).toMatch(/3 of 3 functions pass the public checks: 82 of 82 points/);
    expect(right.status).toBe(0);

    // What an editor shows: the helper and the cells, by the settings in the folder.
    const cells = join(folder, 'notebooks/initialization/cells.ts');
    writeFileSync(cells, listSources(readText(NOTEBOOK), 'code').join('\n'));
    const types = spawnSync('npx', ['--no-install', 'tsc', '-p', '.'], { cwd: folder, encoding: 'utf8' });
    expect({ code: types.status, output: types.stdout }).toEqual({ code: 0, output: '' });
  });
});

function release(...options: readonly string[]) {
  return runCli(['release', 'initialization', ...options]);
}

function npm(...args: readonly string[]): void {
  execFileSync('npm', args, { cwd: folder, stdio: 'pipe', shell: process.platform === 'win32' });
}

function hasRegistry(): boolean {
  return (
    spawnSync('npm', ['ping', '--fetch-retries=0', '--fetch-timeout=10000'], { stdio: 'ignore' }).status === 0
  );
}

function readText(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

function findTarball(): string {
  return listFiles(folder).find((path) => path.endsWith('.tgz')) ?? '';
}

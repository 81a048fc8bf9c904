import { execFile, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { drawHiddenCases, loadAssignment } from '../assignment';
import type { GradedFunction } from '../domain';
import { buildSubmission, rightCells } from '../testing/answers';
import { makeCourse } from '../testing/makeCourse';
import { repository, runCli } from '../testing/runCli';

jest.setTimeout(120_000);

interface Results {
  readonly score: number;
  readonly output: string;
  readonly tests?: readonly { readonly name: string; readonly visibility: string }[];
}

const right = buildSubmission();
const wrong = buildSubmission({ he: rightCells.he.replace('2 / layersDims', '1 / layersDims') });

let root: string;
let archive: string;
let files: Readonly<Record<string, Uint8Array>>;
beforeAll(async () => {
  root = makeCourse();
  archive = join(root, 'out/autograder.zip');
  const { code, stdout, stderr } = await pack('--out', archive);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/autograder\.zip written: \d+ files, [\d.]+ MB\..*\n.*do not hand it out\.\n$/);
  files = unzipSync(readFileSync(archive));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function pack(...args: readonly string[]) {
  return runCli(['pack', 'gradescope', ...args], { cwd: root, env: { GRADER_SECRET: 'e2e secret' } });
}

function textOf(path: string): string {
  return Buffer.from(files[path] ?? []).toString();
}

describe('pack gradescope', () => {
  it('holds the scripts, the grader, the three folders and the secret', () => {
    const names = Object.keys(files);
    expect(names).toEqual(
      expect.arrayContaining([
        'setup.sh',
        'run_autograder',
        'package.json',
        'grader/package.json',
        'grader/bin/grader.cjs',
        'grader/dist/cli.js',
        'grader/dist/report/report.schema.json',
        'grader/dist/buildId.txt',
        ...['notebooks', 'solutions'].map((part) => `${part}/initialization/Initialization.ipynb`),
        'fixtures/initialization/assignment.json',
        'notebooks/initialization/initUtils.ts',
      ]),
    );
    expect(names.filter((name) => /node_modules|\.test\.|\/bench\/|\.ipynb_checkpoints/.test(name))).toEqual(
      [],
    );
    expect(textOf('.grader/secret')).toBe('e2e secret\n');
    const { dependencies } = JSON.parse(textOf('grader/package.json')) as {
      dependencies: Record<string, string>;
    };
    expect(dependencies).toHaveProperty('typescript');
    for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('names no folder of this machine', () => {
    const told = Object.keys(files).filter((path) =>
      [repository, root].some((folder) => textOf(path).includes(folder)),
    );
    expect(told).toEqual([]);
  });

  it('is the same file each time, wherever the clock is set', async () => {
    const first = readFileSync(archive);
    const again = join(root, 'out/again.zip');
    const env = { GRADER_SECRET: 'e2e secret', TZ: 'Pacific/Auckland' };
    await runCli(['pack', 'gradescope', 'initialization', '--out', again], { cwd: root, env });
    expect(readFileSync(again).equals(first)).toBe(true);
  });

  it('is called after the assignment unless told otherwise', async () => {
    expect((await pack()).stdout).toMatch(/^initialization-gradescope\.zip written/);
    expect(existsSync(join(root, 'initialization-gradescope.zip'))).toBe(true);
  });

  it('has scripts that bash can read', () => {
    for (const script of ['setup.sh', 'run_autograder']) {
      const { status, stderr } = spawnSync('bash', ['-n'], { input: textOf(script), encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(textOf(script)).toMatch(/^#!\/usr\/bin\/env bash\n[^]*\nset -euo pipefail\n/);
    }
  });

  it('needs a platform and an assignment that it knows', async () => {
    const canvas = await runCli(['pack', 'canvas'], { cwd: root });
    expect(canvas).toMatchObject({ code: 2, stderr: expect.stringMatching(/gradescope/) as string });
    const other = await pack('no-such-thing');
    expect(other).toMatchObject({
      code: 2,
      stderr: 'grader: There is no assignment "no-such-thing"; there is initialization.\n',
    });
  });
});

const hasUnzip = spawnSync('unzip', ['-v']).status === 0 && process.platform === 'linux';

(hasUnzip ? describe : describe.skip)('run_autograder, unpacked (where unzip is)', () => {
  let autograder: string;
  beforeAll(() => {
    autograder = mkdtempSync(join(tmpdir(), 'auto grader-'));
    expect(spawnSync('unzip', ['-q', archive, '-d', join(autograder, 'source')]).status).toBe(0);
    symlinkSync(join(repository, 'node_modules'), join(autograder, 'source/node_modules'));
  });
  afterAll(() => rmSync(autograder, { recursive: true, force: true }));

  /** Grades what a student uploaded, by name and text. */
  async function submit(upload: Readonly<Record<string, string>>) {
    const submission = join(autograder, 'submission');
    rmSync(submission, { recursive: true, force: true });
    mkdirSync(submission);
    for (const [path, text] of Object.entries(upload)) {
      mkdirSync(dirname(join(submission, path)), { recursive: true });
      writeFileSync(join(submission, path), text);
    }
    const env = { ...process.env, AUTOGRADER_ROOT: autograder, GRADER_SECRET: 'another' };
    const end = await new Promise<{ code: number; stderr: string }>((resolve) => {
      execFile(join(autograder, 'source/run_autograder'), { env, cwd: tmpdir() }, (error, _, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), stderr }),
      );
    });
    const file = join(autograder, 'results/results.json');
    const results = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : null;
    return { ...end, results };
  }

  it('keeps the modes', () => {
    const modeOf = (path: string) => statSync(join(autograder, 'source', path)).mode & 0o777;
    expect(modeOf('setup.sh')).toBe(0o755);
    expect(modeOf('run_autograder')).toBe(0o755);
    expect(modeOf('grader/package.json')).toBe(0o644);
    expect(modeOf('.grader/secret')).toBe(0o600);
  });

  it('gives a right notebook full marks, whatever it is called', async () => {
    const { code, results } = await submit({ '-my "first" work.ipynb': right });
    expect(code).toBe(0);
    expect(results?.score).toBe(100);
    expect(results?.tests?.length).toBeGreaterThan(20);
  });

  it('gives a wrong one the points it earns at home, hidden cases among them', async () => {
    writeFileSync(join(root, 'wrong.ipynb'), wrong);
    const args = ['grade', 'wrong.ipynb', '--format', 'gradescope'];
    const home = await runCli(args, { cwd: root, env: { GRADER_SECRET: 'e2e secret' } });
    expect(home.code).toBe(1);
    const { code, results } = await submit({ 'Initialization.ipynb': wrong, 'notes.txt': 'x' });
    expect(code).toBe(0);
    const { score, tests } = JSON.parse(home.stdout) as Results;
    expect(results?.score).toBe(score);
    expect(results?.score).toBeLessThan(100);
    expect(results?.tests).toEqual(tests);
    expect(results?.tests?.some((test) => test.visibility === 'after_published')).toBe(true);
  });

  it('draws the hidden cases from the secret that was packed', async () => {
    const { functions } = loadAssignment(repository, 'initialization');
    const he = functions.find(({ name }) => name === 'initializeParametersHe') as GradedFunction;
    const [hidden] = drawHiddenCases(he, 'initialization', 'e2e secret');
    const failing = `if (String(layersDims) === '${(hidden?.args[0] as readonly number[]).join()}') return {};\n  np.random.seed(3);`;
    const { results } = await submit({
      'a.ipynb': buildSubmission({ he: rightCells.he.replace('np.random.seed(3);', failing) }),
    });
    expect(results?.score).toBeLessThan(100);
  });

  it('takes the notebook of the right name among several, and no copy that Jupyter or macOS made', async () => {
    const { results } = await submit({
      'work/Initialization.ipynb': right,
      'work/.ipynb_checkpoints/Initialization.ipynb': wrong,
      '__MACOSX/work/Initialization.ipynb': 'x',
      'draft.ipynb': wrong,
    });
    expect(results?.score).toBe(100);
  });

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['nothing', { 'Initialization.pdf': 'x' }, /^There is no notebook .*: upload Initialization\.ipynb\.$/],
    [
      'two of other names',
      { 'a.ipynb': right, 'b.ipynb': right },
      /^There are 2 notebooks .* none is called Initialization\.ipynb: upload only/,
    ],
    [
      'two of its name',
      { 'a/Initialization.ipynb': right, 'b/Initialization.ipynb': right },
      /^There are 2 notebooks called Initialization\.ipynb .*: upload only/,
    ],
    ['no notebook inside', { 'Initialization.ipynb': '' }, /Initialization\.ipynb is empty/],
  ])('tells a student who uploaded %s what to mend, for no points', async (_, upload, output) => {
    const { code, results } = await submit(upload);
    expect(code).toBe(0);
    expect(results).toMatchObject({ score: 0, output: expect.stringMatching(output) as string });
  });

  it('leaves no results where the autograder is at fault: that is nobody’s zero', async () => {
    expect((await submit({ 'a.ipynb': right })).results?.score).toBe(100);
    rmSync(join(autograder, 'source/solutions'), { recursive: true });
    const { code, results, stderr } = await submit({ 'a.ipynb': right });
    expect({ code, results }).toEqual({ code: 2, results: null });
    expect(stderr).toMatch(/\nThe autograder itself failed \(exit code 2\): nothing was graded\.\n$/);
  });
});

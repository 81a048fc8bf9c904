import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSubmission, rightCells } from '../testing/answers';
import { makeCourse } from '../testing/makeCourse';
import { runCli } from '../testing/runCli';

jest.setTimeout(60_000);

let root: string;
beforeEach(() => {
  root = makeCourse();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const stub = () => join(root, 'notebooks/initialization/Initialization.ipynb');

describe('release', () => {
  it('--check says what is stale, changes nothing, and exits 1; release makes it fresh', async () => {
    const fresh = readFileSync(stub(), 'utf8');
    writeFileSync(
      stub(),
      fresh.replace('GRADED FUNCTION: initializeParametersHe', 'GRADED FUNCTION: initializeParametersOld'),
    );
    const check = await runCli(['release', 'initialization', '--check'], { cwd: root });
    expect(check.code).toBe(1);
    expect(check.stdout).toMatch(
      /Initialization\.ipynb is stale; "grader release initialization" makes it again/,
    );
    expect(check.stdout).toMatch(/^-.*initializeParametersOld$/m);
    expect(check.stdout).toMatch(/^\+.*initializeParametersHe$/m);
    expect(readFileSync(stub(), 'utf8')).toContain('initializeParametersOld');
    expect((await runCli(['release', 'initialization'], { cwd: root })).code).toBe(0);
    expect(readFileSync(stub(), 'utf8')).toBe(fresh);
    expect((await runCli(['release', '--check'], { cwd: root })).code).toBe(0);
  });

  it('a solved notebook without its END marker is the instructor’s to mend', async () => {
    const solution = join(root, 'solutions/initialization/Initialization.ipynb');
    writeFileSync(solution, readFileSync(solution, 'utf8').replace('// END CODE HERE', '// the end'));
    const { code, stderr } = await runCli(['release'], { cwd: root });
    expect(code).toBe(2);
    expect(stderr).toMatch(/END CODE HERE/);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('fixtures', () => {
  it('--check finds a stored number that the solution does not give', async () => {
    const file = join(root, 'fixtures/initialization/expected/initializeParametersHe.json');
    const fresh = readFileSync(file, 'utf8');
    writeFileSync(file, fresh.replace('1.7886284734303186', '1.7886284734303187e1'));
    const check = await runCli(['fixtures', '--check'], { cwd: root });
    expect(check.code).toBe(1);
    expect(check.stdout).toMatch(/initializeParametersHe\.json is stale/);
    expect(check.stdout).toMatch(/^\+.*1\.7886284734303186/m);
    expect((await runCli(['fixtures'], { cwd: root })).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(fresh);
  });

  it('tells recorded outputs of a function that is not graded any more, and leaves them', async () => {
    const file = join(root, 'fixtures/initialization/expected/sumTo.json');
    writeFileSync(file, '{}');
    const check = await runCli(['fixtures', '--check'], { cwd: root });
    expect(check.code).toBe(1);
    expect(check.stdout).toContain('expected/sumTo.json is of no function of initialization: delete it\n');
    const made = await runCli(['fixtures'], { cwd: root });
    expect([made.code, readFileSync(file, 'utf8')]).toEqual([0, '{}']);
    expect(made.stdout).toContain('is of no function of initialization');
  });
});

describe('verify', () => {
  it('holds for every assignment of the repository', async () => {
    const { code, stdout } = await runCli(['verify']);
    expect(stdout).toMatch(
      /✓ initialization: the solution gets full marks\n✓ initialization: the stub gets none/,
    );
    expect({ code, failures: stdout.match(/✗/g) }).toEqual({ code: 0, failures: null });
  });

  it('tells a misconception that loses nothing, and one that is like another', async () => {
    const folder = join(root, 'solutions/initialization/misconceptions');
    const describeAs = (id: string, code: string) =>
      `/**\n * @misconception ${id}\n * @function initializeParametersZeros\n * @mistake none\n * @hint none\n */\n${code}\n`;
    writeFileSync(join(folder, 'harmless.ts'), describeAs('harmless', rightCells.zeros));
    const ones = rightCells.zeros.replaceAll('np.zeros(', 'np.ones(');
    writeFileSync(join(folder, 'ones-again.ts'), describeAs('ones-again', ones));
    expect((await runCli(['fixtures'], { cwd: root })).code).toBe(0);
    const { code, stdout } = await runCli(['verify'], { cwd: root });
    expect(code).toBe(1);
    expect(stdout.match(/^✗.*$/gm)).toEqual([
      '✗ initialization: the misconception harmless loses points and is named; it got 30 of 30 (passed)',
      '✗ initialization: the misconception ones-for-zeros loses points and is named; it is taken for ones-again',
      '✗ initialization: no two misconceptions of initializeParametersZeros are alike; alike are ones-again and ones-for-zeros',
      '✗ initialization: each misconception of initializeParametersZeros is named by its public outputs alone; not so: ones-again, ones-for-zeros; add a public "values" check on a case where it gives something else, and make the fixtures again',
    ]);
  });

  it('a solution that is wrong is no student’s zero', async () => {
    const solution = join(root, 'solutions/initialization/Initialization.ipynb');
    writeFileSync(solution, readFileSync(solution, 'utf8').replaceAll('np.zeros(', 'np.nothing('));
    const { code, stderr } = await runCli(['grade', stub()], { cwd: root });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^grader: The solution of initializeParametersZeros in solutions\/initialization\/Initialization\.ipynb throws on case .*: mend the solved notebook\.$/m,
    );
  });
});

describe('new', () => {
  it('scaffolds an assignment that verifies at once, and then asks which one is meant', async () => {
    const made = await runCli(['new', 'warm-up'], { cwd: root });
    expect({ code: made.code, stderr: made.stderr }).toEqual({ code: 0, stderr: '' });
    const verified = await runCli(['verify', 'warm-up'], { cwd: root });
    expect({ code: verified.code, failures: verified.stdout.match(/✗.*/g) }).toEqual({
      code: 0,
      failures: null,
    });
    expect(verified.stdout).toContain('✓ warm-up: the misconception sum-to-one-short loses points');
    const graded = await runCli(['grade', 'solutions/warm-up'], { cwd: root });
    expect(graded.stdout).toMatch(/WarmUp +│ passed 10\/10 │ 10 \/ 10 │/);
    writeFileSync(
      join(root, 'bare.ipynb'),
      JSON.stringify({ nbformat: 4, nbformat_minor: 0, metadata: {}, cells: [] }),
    );
    const unclear = await runCli(['grade', 'bare.ipynb'], { cwd: root });
    expect(unclear).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /several assignments \(initialization, warm-up\): say which one with --assignment/,
      ) as string,
    });
  });

  it('refuses a name that is taken or that cannot be one', async () => {
    expect((await runCli(['new', 'initialization'], { cwd: root })).stderr).toMatch(/exists already/);
    expect((await runCli(['new', 'My Course'], { cwd: root })).stderr).toMatch(
      /use lower-case words joined by -/,
    );
  });
});

describe('check', () => {
  it('shows a student what is right and gives a hint for what is not, on public cases alone', async () => {
    const file = join(root, 'mine.ipynb');
    writeFileSync(
      file,
      buildSubmission({
        he: rightCells.he.replace('2 / layersDims', '1 / layersDims'),
        zeros: '// GRADED FUNCTION: initializeParametersZeros',
      }),
    );
    const { code, stdout } = await runCli(['check', 'mine.ipynb'], { cwd: root });
    expect(code).toBe(1);
    expect(stdout).toMatch(/✓ initializeParametersRandom {2}passed, 25 of 25/);
    expect(stdout).toMatch(/✗ initializeParametersHe {2}failed/);
    expect(stdout).toMatch(/W1\[0\]\[0\] is 1\.264751\d*; expected 1\.788628\d*/);
    expect(stdout).toMatch(/hint: The spread of a layer's weights/);
    expect(stdout).not.toMatch(/hidden-/);
  });

  it('needs neither the solution nor a secret', async () => {
    rmSync(join(root, 'solutions'), { recursive: true });
    const file = join(root, 'mine.ipynb');
    writeFileSync(file, buildSubmission());
    const { code, stdout } = await runCli(['check', 'mine.ipynb'], { cwd: root, env: { GRADER_SECRET: '' } });
    expect(stdout).toMatch(/3 of 3 functions pass the public checks: 82 of 82 points/);
    expect(code).toBe(0);
    appendFileSync(file, 'x');
    expect((await runCli(['check', 'mine.ipynb'], { cwd: root })).code).toBe(1);
  });
});

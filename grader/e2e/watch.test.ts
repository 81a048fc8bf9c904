import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSubmission, rightCells } from '../testing/answers';
import { makeKit } from '../testing/makeKit';
import { eventually, findRunning } from '../testing/processes';
import { inTerminal, startCli, type LiveCli } from '../testing/startCli';

jest.setTimeout(120_000);

const CLEAR = '\u001b[2J\u001b[H';
const xavier = buildSubmission({ he: rightCells.he.replace('2 / layersDims', '1 / layersDims') });
const throwing = buildSubmission({ random: rightCells.random.replace('np.zeros', 'np.zeroes') });
const endless = buildSubmission({ zeros: rightCells.zeros.replace('l++', 'l += 0') });
const unwritten = buildSubmission({ zeros: '// GRADED FUNCTION: initializeParametersZeros' });
const right = buildSubmission();

const linux = process.platform === 'linux' ? describe : describe.skip;

let kit: string;
beforeAll(() => {
  kit = makeKit();
});
afterAll(() => rmSync(kit, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(join(kit, 'work'), { recursive: true, force: true });
  mkdirSync(join(kit, 'work'));
});
afterEach(async () => {
  for (const cli of started.splice(0)) cli.kill('SIGKILL'); // Where a test failed, it still runs.
  expect(await eventually(() => findRunning(kit).length === 0)).toBe(true);
});

const file = () => join(kit, 'work/mine.ipynb');

/** As editors do. */
const writeInPlace = (text: string) => writeFileSync(file(), text);

/** As Jupyter does. */
function writeByRename(text: string): void {
  writeFileSync(join(kit, 'work/.~mine.ipynb'), text);
  renameSync(join(kit, 'work/.~mine.ipynb'), file());
}

const started: LiveCli[] = [];

function start(notebook: string, options: Parameters<typeof startCli>[2] = {}): LiveCli {
  const cli = startCli(kit, ['check', notebook, '--watch'], options);
  started.push(cli);
  return cli;
}

function startWatch(wrap: readonly string[] = [], env: Readonly<Record<string, string>> = {}): LiveCli {
  return start('work/mine.ipynb', { wrap, env });
}

/** What was shown since the last time, once it matches; everything so far when it never does. */
function follow(cli: LiveCli): (pattern: RegExp) => Promise<string> {
  let seen = 0;
  return async (pattern) => {
    const isThere = () =>
      new RegExp(`${pattern.source}[^]*Waiting for the next save[^]*\\n`).test(cli.heard().slice(seen));
    if (!(await eventually(isThere, 30_000))) throw new Error(`no ${pattern.source} in: ${cli.heard()}`);
    const shown = cli.heard().slice(seen);
    seen = cli.heard().length;
    return shown;
  };
}

linux('check --watch', () => {
  it('shows what is next at once and at each save, however it is saved; SIGINT ends it with no child left', async () => {
    writeInPlace(unwritten);
    const cli = startWatch();
    const next = follow(cli);
    expect(await next(/Next:/)).toMatch(
      /^work\/mine\.ipynb\n[^]*Next: ✗ initializeParametersZeros: not found, 0 of 25 points\n[^]*✓ initializeParametersHe: passes the public checks, 32 of 32 points\n[^]*\[#+-+\] 57 of 82 points · 2 of 3 functions\n/,
    );
    writeByRename(throwing);
    expect(await next(/Next:/)).toMatch(
      /Next: ✗ initializeParametersRandom: threw an error[^]*line 8: initializeParametersRandom threw TypeError: np\.zeroes is not a function\n {4}\| parameters\[`b\$\{l\}`\] = np\.zeroes/,
    );
    writeInPlace(xavier);
    expect(await next(/Next:/)).toMatch(
      /Next: ✗ initializeParametersHe: not right yet, 15 of 32 points\n[^]*✗ values-public-1 \(0 of 4 points\): [^\n]*\n {4}hint: /,
    );
    writeByRename(right);
    const last = await next(/82 of 82 points/);
    expect(last).toMatch(/Every public check passes\. Hidden cases are added when it is graded\.\n/);
    expect(last).toMatch(/Waiting for the next save \(Ctrl-C ends\)\.\n/);
    cli.kill('SIGINT');
    const { signal, stdout, stderr } = await cli.ended;
    expect(signal).toBe('SIGINT');
    expect(stderr).toMatch(/^grader: stopped watching; .*\n$/);
    expect(stdout).not.toContain('\u001b');
  });

  it('a save while it runs makes one more run after it', async () => {
    writeInPlace(endless);
    const cli = startWatch();
    const next = follow(cli);
    await next(/did not finish within 2 s/);
    writeInPlace(endless.replace('np.zeros', 'np.ones'));
    expect(await eventually(() => findRunning(`${kit}/grader/dist/sandbox`).length > 0)).toBe(true);
    writeByRename(right);
    await next(/82 of 82 points/);
    cli.kill('SIGTERM');
    expect((await cli.ended).signal).toBe('SIGTERM');
  });

  it('waits for a file that is gone or half written, then says so, and goes on when it is back', async () => {
    writeInPlace(xavier);
    const cli = startWatch();
    const next = follow(cli);
    await next(/Next:/);
    writeInPlace(right.slice(0, 500));
    expect(await next(/JSON/)).toMatch(/^work\/mine\.ipynb is not complete JSON: .*\n\nRun 2 /m);
    rmSync(file());
    expect(await next(/is not there/)).toMatch(/^work\/mine\.ipynb is not there: .*\n\nRun 3 /m);
    writeInPlace(right);
    await next(/82 of 82 points/);
    cli.kill('SIGHUP');
    expect((await cli.ended).signal).toBe('SIGHUP');
  });

  it('does not follow a link, and goes on when the notebook itself stands there', async () => {
    writeInPlace(right);
    mkdirSync(join(kit, 'work/linked'));
    symlinkSync('../mine.ipynb', join(kit, 'work/linked/mine.ipynb'));
    const cli = start('work/linked/mine.ipynb');
    const next = follow(cli);
    expect(await next(/Run 1 /)).toContain('is a link, and links are not followed: hand in the file itself');
    renameSync(file(), join(kit, 'work/linked/mine.ipynb'));
    await next(/82 of 82 points/);
    cli.kill('SIGINT');
    await cli.ended;
  });

  it.each([
    { answer: 'right', text: right, code: 0 },
    { answer: 'wrong', text: xavier, code: 1 },
  ])(
    'q on a terminal ends it with $code where the answer is $answer; r runs it again',
    async ({ text, code }) => {
      writeInPlace(text);
      const cli = startWatch(inTerminal(), { NO_COLOR: '1', TERM: 'xterm' });
      const next = follow(cli);
      const first = await next(/Run 1 /);
      expect(first).toMatch(/Waiting for the next save \(q or Ctrl-C ends, r runs it again\)/);
      cli.type('r');
      expect(await next(/Run 2 /)).toContain(CLEAR);
      expect(first.replaceAll(CLEAR, '')).not.toContain('\u001b');
      cli.type('q');
      expect((await cli.ended).code).toBe(code);
    },
  );

  it('Ctrl-C on a terminal ends it as its signal does', async () => {
    writeInPlace(right);
    const cli = startWatch(inTerminal(), { TERM: 'xterm' });
    await follow(cli)(/Run 1 /);
    cli.type('\u0003');
    expect(await cli.ended).toMatchObject({
      code: 130,
      stdout: expect.stringContaining('grader: stopped watching') as string,
    });
  });

  it('takes one notebook, and says so', async () => {
    for (const name of ['a', 'b']) writeFileSync(join(kit, 'work', `${name}.ipynb`), right);
    const { code, stdout, stderr } = await startCli(kit, ['check', 'work', '--watch']).ended;
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'grader: --watch follows one notebook, but work holds 2: name one of them, such as work/a.ipynb.\n',
    });
  });
});

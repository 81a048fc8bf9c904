import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Report } from '../domain';
import { findBubblewrap } from '../sandbox/trusted/bubblewrap';
import { buildSubmission, rightCells } from '../testing/answers';
import { makeKit } from '../testing/makeKit';
import { eventually, findRunning } from '../testing/processes';
import {
  canMount,
  inShell,
  inShellWithMounts,
  inTerminal,
  startCli,
  type LiveCli,
} from '../testing/startCli';

jest.setTimeout(120_000);

/** More of them by hand: KILLS=50 npx jest … kill */
const kills = Number(process.env['KILLS'] ?? 2);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

const hideCursor = '\u001b[?25l';
const showCursor = '\u001b[?25h';

const linux = process.platform === 'linux' ? describe : describe.skip;
/**
 * A small batch starts its children itself, a large one through a process of its own. Every pair of the two is killed
 * beside the sandbox, without the command line.
 */
const ways = [
  { isolation: 'process', count: 44 },
  ...(findBubblewrap() === null ? [] : [{ isolation: 'bwrap', count: 6 }]),
];

let kit: string;
beforeAll(() => {
  kit = makeKit();
});
afterAll(() => rmSync(kit, { recursive: true, force: true }));
beforeEach(() => {
  for (const folder of ['class', 'out', '.grader'])
    rmSync(join(kit, folder), { recursive: true, force: true });
  for (const folder of ['class', 'out']) mkdirSync(join(kit, folder));
});
afterEach(async () => {
  expect(await eventually(() => findRunning(kit).length === 0)).toBe(true);
});

/** Programs of which eight differ; the second never ends, unless told otherwise. */
function putClass(count: number, doesLoop = true): void {
  for (let student = 0; student < count; student++) {
    const random = rightCells.random.replace('.mul(10)', `.mul(${10 + (student % 8)})`);
    const zeros = student === 1 && doesLoop ? rightCells.zeros.replace('l++', 'l += 0') : rightCells.zeros;
    const name = `student-${String(student).padStart(2, '0')}.ipynb`;
    writeFileSync(join(kit, 'class', name), buildSubmission({ random, zeros }));
  }
}

const report = () => join(kit, 'out/report.json');
const toFile = ['grade', 'class', '--format', 'json', '--out', 'out/report.json'];
/** The session is open, children are there, and the batch has begun. */
const atWork = (cli: LiveCli) => eventually(() => /Student code runs/.test(cli.said()));
const nobodyLeft = () => eventually(() => findRunning(kit).length === 0);

linux.each(ways)('SIGKILL, $isolation, $count submissions', ({ isolation, count }) => {
  it(`leaves no child and no half report, and the same command finishes the work (seed ${seed})`, async () => {
    putClass(count);
    const args = [...toFile, '--isolation', isolation];
    const began = Date.now();
    expect((await startCli(kit, args).ended).code).toBe(1);
    const whole = readFileSync(report(), 'utf8');
    const usual = Date.now() - began;
    rmSync(join(kit, '.grader'), { recursive: true });
    const foreign = ['.grader-mine.part', 'report.json.1234567'];
    for (const name of foreign) writeFileSync(join(kit, 'out', name), 'foreign');
    let stands = 'old';
    writeFileSync(report(), stands);
    await fc.assert(
      fc.asyncProperty(fc.noBias(fc.integer({ min: 0, max: 999 })), async (thousandth) => {
        const cli = startCli(kit, args);
        await new Promise((resolve) => setTimeout(resolve, (thousandth / 1000) * usual));
        cli.kill('SIGKILL');
        await cli.ended;
        expect(await nobodyLeft()).toBe(true);
        const left = readFileSync(report(), 'utf8');
        expect([stands, whole]).toContain(left);
        stands = left;
      }),
      { numRuns: kills, seed, endOnFailure: true },
    );
    expect((await startCli(kit, args).ended).code).toBe(1);
    expect(readFileSync(report(), 'utf8')).toBe(whole);
    expect(readdirSync(join(kit, 'out')).sort()).toEqual([...foreign, 'report.json'].sort());
  });
});

linux('a signal', () => {
  const goOn =
    '(run the same command again: what was graded is kept and costs nothing|the same command with --resume goes on)';

  it.each([
    { signal: 'SIGINT', isolation: 'process', count: 6 },
    { signal: 'SIGTERM', isolation: 'auto', count: 44 },
    { signal: 'SIGHUP', isolation: 'auto', count: 6 },
  ] as const)(
    '$signal ends everything, says how to go on, and is what the shell sees ($isolation, $count submissions)',
    async ({ signal, isolation, count }) => {
      putClass(count);
      writeFileSync(report(), 'old');
      const cli = startCli(kit, [...toFile, '--isolation', isolation]);
      expect(await atWork(cli)).toBe(true);
      cli.kill(signal);
      const end = await cli.ended;
      expect({ ...end, stderr: end.stderr.split('\n').slice(1) }).toEqual({
        code: null,
        signal,
        stdout: '',
        stderr: [expect.stringMatching(`^grader: stopped after \\d+ of ${count} submissions; ${goOn}$`), ''],
      });
      expect(findRunning(kit)).toEqual([]);
      expect(readdirSync(join(kit, 'out'))).toEqual(['report.json']);
      expect(readFileSync(report(), 'utf8')).toBe('old');
    },
  );

  it('from the keyboard gives the terminal its cursor back', async () => {
    putClass(6);
    const cli = startCli(kit, ['grade', 'class', '--no-cache'], { wrap: inTerminal() });
    expect(await eventually(() => cli.heard().includes(hideCursor))).toBe(true);
    cli.type('\u0003');
    const { code, stdout } = await cli.ended;
    expect(stdout).toMatch(
      /grader: stopped after \d of 6 submissions; (run the same command again, which begins anew|the same command with --resume goes on)\r\n$/,
    );
    expect(stdout.lastIndexOf(showCursor)).toBeGreaterThan(stdout.lastIndexOf(hideCursor));
    expect(code).toBe(130);
  });
});

linux('a fault of the grader itself', () => {
  it.each(['throw error', 'void Promise.reject(error)'])(
    '(%s) ends all, tells its stack, exits 2',
    async (fault) => {
      putClass(6);
      const plant = join(kit, 'plant.cjs');
      writeFileSync(
        plant,
        `const write = process.stderr.write.bind(process.stderr);
process.stderr.write = (text, ...rest) => {
  if (/Student code/.test(text)) setTimeout(() => { const error = new Error('planted'); ${fault}; }, 200);
  return write(text, ...rest);
};`,
      );
      const { code, stderr } = await startCli(kit, toFile, { env: { NODE_OPTIONS: `--require ${plant}` } })
        .ended;
      expect(stderr).toMatch(/\ngrader: a fault of the grader itself: Error: planted\n {4}at .*plant\.cjs/);
      expect(code).toBe(2);
      expect(findRunning(kit)).toEqual([]);
      expect(readdirSync(join(kit, 'out'))).toEqual([]);
    },
  );
});

linux('stdout', () => {
  it('whose reader has gone ends the grader quietly, as any filter', async () => {
    putClass(44, false);
    const wrap = ['bash', '-c', 'set -o pipefail; "$@" | head -c 1', 'bash'];
    const end = await startCli(kit, ['grade', 'class', '--format', 'json'], { wrap }).ended;
    expect(end).toMatchObject({
      code: 141,
      stdout: '{',
      stderr: expect.stringMatching(/^Student code.*\n$/) as string,
    });
  });

  it('that is full is told in a sentence', async () => {
    putClass(1);
    const end = await startCli(kit, ['grade', 'class'], { wrap: inShell('exec "$@" > /dev/full') }).ended;
    expect(end).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /\ngrader: stdout cannot be written: no space left on the device; .*\.\n$/,
      ) as string,
    });
  });

  it('named as a file is added to, not replaced', async () => {
    putClass(1);
    const wrap = inShell('echo before > out/log; "$@" --out /dev/stdout >> out/log; echo after >> out/log');
    expect((await startCli(kit, ['grade', 'class'], { wrap }).ended).code).toBe(0);
    expect(readFileSync(join(kit, 'out/log'), 'utf8')).toMatch(/^before\n[^]*student-00[^]*\nafter\n$/);
  });
});

(canMount() ? describe : describe.skip)('a disk of its own (where unshare may mount one)', () => {
  it('that gets full leaves the old report as it was', async () => {
    putClass(6, false);
    const wrap = inShellWithMounts(
      'mount -t tmpfs -o size=16k disk out; echo old > out/report.json; "$@"; code=$?; cat out/*; ls -A out; exit $code',
    );
    const { code, stdout, stderr } = await startCli(kit, toFile, { wrap }).ended;
    expect(stderr).toMatch(
      /\ngrader: out\/report\.json cannot be written: no space left on the device; .*\.\n$/,
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: 'old\nreport.json\n' });
  });

  it('that is read-only is told before anything is graded', async () => {
    putClass(1);
    const wrap = inShellWithMounts('mount -t tmpfs -o ro disk out; exec "$@"');
    const { code, stderr } = await startCli(kit, toFile, { wrap }).ended;
    expect(stderr).toBe('grader: out/report.json cannot be written: it is on a read-only disk.\n');
    expect(code).toBe(2);
  });

  it.each(['size=4k', 'ro'])('for .grader (%s) costs the cache, never the report', async (option) => {
    putClass(2, false);
    const full = `mkdir -p .grader; mount -t tmpfs -o ${option} disk .grader; head -c 4k /dev/zero 2>&- > .grader/filler; exec "$@"`;
    const args = ['grade', 'class', '--format', 'json'];
    const { code, stdout, stderr } = await startCli(kit, args, { wrap: inShellWithMounts(full) }).ended;
    expect((JSON.parse(stdout) as Report).submissions).toHaveLength(2);
    expect(
      stderr.match(
        /^grader: The cache cannot be written .*: grading goes on, but will not be remembered\.$/gm,
      ),
    ).toHaveLength(1);
    expect(code).toBe(1);
    const secretless = await startCli(kit, args, {
      wrap: inShellWithMounts(full),
      env: { GRADER_SECRET: '' },
    }).ended;
    expect(secretless).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^grader: No secret .* could be kept .*set GRADER_SECRET\.\n$/) as string,
    });
  });
});

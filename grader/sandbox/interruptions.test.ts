import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createSandbox, SandboxError, type Sandbox } from '.';
import { childrenUnder, eventually, isRunning } from '../testing/processes';
import { findBubblewrap } from './trusted/bubblewrap';
import { findChildFiles } from './trusted/childFiles';
import { readProcessorTime } from './trusted/limits/proc';
import { outcome, program, request } from './testing/trial';

jest.setTimeout(90_000);

const linux = process.platform === 'linux' ? describe : describe.skip;
// Each isolation, and children with and without the fork server, once: all four take minutes.
const ways = [
  { isolation: 'process', batch: false },
  { isolation: findBubblewrap() === null ? 'process' : 'bwrap', batch: true },
] as const;

/**
 * Takes a tenth of a second on a processor, for its two calls: a search that goes back, by native code that is as fast
 * in every V8.
 */
const WORK = `const found = /^(a+)+$/.test('a'.repeat(20) + 'b'); return !found;`;
/** Takes a second or two. */
const LONG_WORK = WORK.replace('20', '24');
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

linux.each(ways)('a child under $isolation, batch $batch', ({ isolation, batch }) => {
  let sandbox: Sandbox;
  const open = (options: { readonly spares?: number; readonly bootMilliseconds?: number } = {}) =>
    (sandbox = createSandbox({ isolation, batch, spares: 0, ...options }));
  afterEach(() => sandbox.close());

  const run = (body: string, milliseconds = 20_000) =>
    sandbox.run(request([program(body)], { milliseconds }));
  /** The process that runs a program, once that has used a processor for longer than booting takes. */
  const findAtWork = async (used = 600): Promise<number> => {
    let atWork: number | undefined;
    const isFound = await eventually(() => {
      atWork = childrenUnder(process.pid).find((pid) => (readProcessorTime(pid) ?? 0) >= used);
      return atWork !== undefined;
    });
    expect(isFound).toBe(true);
    return atWork ?? 0;
  };

  it('is ready for as long as nobody needs it', async () => {
    open({ spares: 1, bootMilliseconds: 3_000 });
    expect(await eventually(() => childrenUnder(process.pid).length > 0)).toBe(true);
    await pause(500);
    const spares = childrenUnder(process.pid);
    await pause(3_500);
    expect(childrenUnder(process.pid)).toEqual(spares);
    expect((await run('return 1;')).map(outcome)).toEqual([1]);
  });

  it('has all the time of its limit, however short the time to boot', async () => {
    open({ bootMilliseconds: 2_500 });
    const results = await run('for (;;);', 3_000);
    expect(results).toEqual([{ kind: 'timed-out', milliseconds: 3_000 }]);
  });

  it.each(['SIGKILL', 'SIGTERM'] as const)(
    'that gets %s from outside costs its program nothing',
    async (signal) => {
      open();
      const running = run(LONG_WORK);
      process.kill(await findAtWork(), signal);
      expect((await running).map(outcome)).toEqual([true]);
    },
  );

  it('that is killed twice is a fault of the machine', async () => {
    open();
    const running = run('for (;;);');
    const refused = expect(running).rejects.toThrow(
      /^a sandbox process was ended by SIGKILL, and the one .* was ended by SIGKILL: free some memory/,
    );
    const first = await findAtWork();
    process.kill(first, 'SIGKILL');
    expect(await eventually(() => !childrenUnder(process.pid).includes(first))).toBe(true);
    process.kill(await findAtWork(), 'SIGKILL');
    await refused;
    await expect(running).rejects.toThrow(SandboxError);
  });

  it('that is stopped and never goes on is given up, and its program run again', async () => {
    open();
    const running = run(WORK.replace('20', '23'), 1_200);
    process.kill(await findAtWork(250), 'SIGSTOP');
    expect((await running).map(outcome)).toEqual([true]);
  });
});

linux('a machine with too much to do', () => {
  it('makes nobody late that gets a fraction of a processor', async () => {
    const sandbox = createSandbox({ isolation: 'process', spares: 0 });
    const milliseconds = 700;
    const running = sandbox.run(request([program(WORK.replace('20', '22'))], { milliseconds }));
    expect(await eventually(() => childrenUnder(process.pid).length > 0)).toBe(true);
    // Its watcher, in the same process group, was started after it.
    const pid = Math.min(...childrenUnder(process.pid));
    // A few milliseconds in a fifth of a second, for longer than ten times the limit.
    const until = performance.now() + 12 * milliseconds;
    while (performance.now() < until && isRunning(pid)) {
      process.kill(-pid, 'SIGSTOP');
      await pause(190);
      process.kill(-pid, 'SIGCONT');
      await pause(4);
    }
    expect((await running).map(outcome)).toEqual([true]);
    await sandbox.close();
  });

  it.each(ways)(
    'or a grader that is stopped for a while makes nobody late: %j',
    async ({ isolation, batch }) => {
      const dist = join(findChildFiles().folder, '..', 'index.js');
      // More text than a pipe holds: the rest comes when the grader reads again.
      const body = `${WORK.replace('return !found;', '')} return Array.from({ length: 20 }, () => 'x'.repeat(9e4));`;
      const asked = request([program(body), program('return 2;')], { milliseconds: 400 });
      const script = `const { createSandbox } = require(${JSON.stringify(dist)});
      const sandbox = createSandbox({ isolation: '${isolation}', batch: ${batch}, spares: 1 });
      // By then the spare has booted, and is at work as soon as it is asked.
      setTimeout(async () => {
        process.stdout.write('begun ');
        const results = await sandbox.run(${JSON.stringify(asked)});
        process.stdout.write(results.map(({ kind }) => kind).join());
        await sandbox.close();
      }, 1_500);`;
      const grader = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      grader.stdout.on('data', (text: Buffer) => (said += text.toString()));
      const ended = new Promise((resolve) => grader.once('close', resolve));
      expect(await eventually(() => said !== '')).toBe(true);
      grader.kill('SIGSTOP');
      await pause(5_000);
      grader.kill('SIGCONT');
      await ended;
      expect(said).toBe('begun answered,answered');
    },
  );
});

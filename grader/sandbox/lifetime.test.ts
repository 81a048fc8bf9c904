import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createSandbox, SandboxError } from '.';
import { bubblewrapArgs, findBubblewrap, IN_SANDBOX } from './trusted/bubblewrap';
import { findChildFiles } from './trusted/childFiles';
import { childrenUnder, eventually, isRunning } from '../testing/processes';
import { program, request } from './testing/trial';

jest.setTimeout(40_000);

const linux = process.platform === 'linux' ? describe : describe.skip;
const bwrap = findBubblewrap();
const isolations = bwrap === null ? (['process'] as const) : (['process', 'bwrap'] as const);
const ways = isolations.flatMap((isolation) => [
  { isolation, batch: false },
  { isolation, batch: true },
]);

linux.each(ways)('children under $isolation, batch $batch', ({ isolation, batch }) => {
  it('are all gone when the sandbox is closed', async () => {
    const sandbox = createSandbox({ isolation, batch, spares: 2 });
    const running = sandbox.run(request([program('for (;;);')]));
    expect(await eventually(() => childrenUnder(process.pid).length >= 3)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const children = childrenUnder(process.pid);
    const refused = expect(running).rejects.toThrow(SandboxError);
    await sandbox.close();
    // What ran inside bubblewrap ends a moment after bubblewrap itself.
    expect(await eventually(() => !children.some(isRunning), 1_000)).toBe(true);
    await refused;
  });

  it.each(['SIGKILL', 'SIGTERM'] as const)(
    'die with a grader that gets %s, even in a loop',
    async (signal) => {
      const dist = join(findChildFiles().folder, '..', 'index.js');
      const script = `const { createSandbox } = require(${JSON.stringify(dist)});
      const sandbox = createSandbox({ isolation: '${isolation}', batch: ${batch}, spares: 1 });
      sandbox.run(${JSON.stringify(request([program('for (;;);')], { milliseconds: 120_000 }))});`;
      const grader = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
      const pid = grader.pid ?? 0;
      // One child at work and one spare; then some time, so that the first is in its endless loop.
      expect(await eventually(() => childrenUnder(pid).length >= 2)).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const children = childrenUnder(pid);
      expect(children.filter(isRunning).length).toBeGreaterThanOrEqual(2);
      grader.kill(signal);
      expect(await eventually(() => !children.some(isRunning))).toBe(true);
    },
  );
});

linux('the process that starts the children of a batch', () => {
  it('answers as the grader itself would', async () => {
    const answers = await Promise.all(
      [false, true].map(async (batch) => {
        const sandbox = createSandbox({ isolation: 'process', batch, spares: 1 });
        const results = await sandbox.run(
          request([program('return a;'), program('throw new Error(`no`);'), program('for (;;);')], {
            milliseconds: 1_500,
          }),
        );
        await sandbox.close();
        return results;
      }),
    );
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[1]?.map((result) => result.kind)).toEqual(['answered', 'answered', 'timed-out']);
  });

  it('when it is killed its children die, and the run is a fault of the machine, not a verdict', async () => {
    const sandbox = createSandbox({ isolation: 'process', batch: true, spares: 1 });
    const running = sandbox.run(request([program('for (;;);')]));
    const refused = expect(running).rejects.toThrow(SandboxError);
    expect(await eventually(() => childrenUnder(process.pid).length >= 2)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const children = childrenUnder(process.pid);
    spawnSync('pkill', ['-KILL', '-P', String(process.pid), '-f', 'forkServer/main.js']);
    await refused;
    expect(await eventually(() => !children.some(isRunning))).toBe(true);
    await expect(sandbox.run(request([program('return a;')]))).rejects.toThrow(SandboxError);
    await sandbox.close();
  });
});

(bwrap === null ? describe.skip : describe)('inside bubblewrap', () => {
  it('there are only Node, its libraries and the own files, nothing writable, no network, no environment', () => {
    const probe = `const fs = require('fs'); const os = require('os');
      const tried = ['/x', '/tmp/x', '/sandbox/x'].map((path) => { try { fs.writeFileSync(path, ''); return path; } catch { return 0; } });
      const top = fs.readdirSync('/').filter((name) => !name.startsWith('lib')).concat(fs.readdirSync('/sandbox'));
      console.log(JSON.stringify([top.sort(), tried, Object.values(os.networkInterfaces()).flat().filter((i) => !i.internal), process.env, process.pid < 5]));`;
    const args = [...bubblewrapArgs(findChildFiles()), `${IN_SANDBOX}/node`, '-e', probe];
    const { stdout } = spawnSync(bwrap ?? '', args, { env: {}, encoding: 'utf8' });
    const [files, written, interfaces, env, isFirst] = JSON.parse(stdout) as unknown[];
    expect((files as string[]).filter((name) => name !== 'usr')).toEqual([
      'child.cjs',
      'node',
      'realm.cache',
      'realm.js',
      'sandbox',
    ]);
    expect(written).toEqual([0, 0, 0]);
    expect(interfaces).toEqual([]);
    expect(Object.keys(env as object).filter((name) => name !== 'PWD')).toEqual([]);
    expect(isFirst).toBe(true);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, findRunning } from '../testing/processes';
import { runBriefly } from './runBriefly';
import { writeScript } from './testing/fakeMachine';

const posix = process.platform === 'win32' ? describe.skip : describe;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'brief-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const env = { PATH: process.env['PATH'] };

posix('runBriefly', () => {
  it('gives the code and both outputs', async () => {
    const file = writeScript(folder, 'tool', 'echo "$1"; echo oops >&2; exit 3');
    expect(await runBriefly(file, ['a b'], { milliseconds: 20_000, env })).toEqual({
      kind: 'ended',
      code: 3,
      stdout: 'a b\n',
      stderr: 'oops\n',
    });
  });

  it('has nothing on stdin, so that a question is no wait', async () => {
    const file = writeScript(folder, 'tool', 'read answer || echo none');
    expect(await runBriefly(file, [], { milliseconds: 20_000, env })).toMatchObject({ stdout: 'none\n' });
  });

  it('says why a file that is none cannot be started', async () => {
    const ran = await runBriefly(join(folder, 'none'), [], { milliseconds: 20_000, env });
    expect(ran).toMatchObject({ kind: 'not-started', reason: expect.stringContaining('ENOENT') as string });
  });

  it('kills what takes too long, with what it started, and does not wait for it', async () => {
    const file = writeScript(folder, 'slow', `sh -c 'sleep 600; : ${folder}' & sleep 600`);
    expect(await runBriefly(file, [], { milliseconds: 300, env })).toEqual({
      kind: 'timed-out',
      seconds: 0.3,
    });
    expect(await eventually(() => process.platform !== 'linux' || findRunning(folder).length === 0)).toBe(
      true,
    );
  });

  it('is ended by its signal, before and while it runs', async () => {
    const file = writeScript(folder, 'slow', 'sleep 600');
    const stop = new AbortController();
    const running = runBriefly(file, [], { milliseconds: 600_000, env, signal: stop.signal });
    stop.abort();
    expect((await running).kind).toBe('timed-out');
    const late = runBriefly(file, [], { milliseconds: 600_000, env, signal: stop.signal });
    expect((await late).kind).toBe('timed-out');
  });
});

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findDist } from '../utils/findDist';

const built = join(findDist(), 'process/interrupt.js');

/** Runs a program that calls `listenForStops`, runs `body`, prints `ready`, and does not end by itself. */
async function stopProgram(body: string, signals: readonly NodeJS.Signals[], pause = 400) {
  if (!existsSync(built)) throw new Error('the grader is not built: run "npm run build"');
  const program = `const { drainOnStop, endWithGrader, isStopping, listenForStops } = require(${JSON.stringify(built)});
    listenForStops((error) => 'fault ' + error.message, 100_000);
    setInterval(() => undefined, 1000);
    ${body}
    console.log('ready');`;
  const child = spawn(process.execPath, ['-e', program]);
  const waiting = [...signals];
  let said = '';
  const sendNext = (): void => {
    const signal = waiting.shift();
    if (signal !== undefined) child.kill(signal);
  };
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString();
    setTimeout(sendNext, pause);
  });
  child.stdout.once('data', sendNext);
  return new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, said })));
}

(process.platform === 'win32' ? describe.skip : describe)('listenForStops', () => {
  it('ends what is under way, the last first, and not what is over; waits for it; then dies of the signal', async () => {
    const body = `const log = (text) => process.stderr.write(text + '\\n');
      endWithGrader({ end: async () => { log('first'); await new Promise((r) => setTimeout(r, 50)); log('waited'); } });
      endWithGrader({ end: () => log('over') })();
      endWithGrader({ end: () => { throw new Error('cannot'); } });
      endWithGrader({ end: () => log('last'), describeStop: () => 'stopped ' + isStopping() });`;
    expect(await stopProgram(body, ['SIGTERM'])).toEqual({
      code: null,
      signal: 'SIGTERM',
      said: 'last\nfirst\ngrader: stopped true\nwaited\n',
    });
  });

  it('a second signal waits for nothing', async () => {
    const body = `endWithGrader({ end: () => new Promise(() => undefined) });`;
    expect(await stopProgram(body, ['SIGINT', 'SIGINT'])).toEqual({
      code: null,
      signal: 'SIGINT',
      said: 'grader: stopped; run the same command again\n',
    });
  });

  it('the same press of a key, heard twice, is one signal', async () => {
    const body = `endWithGrader({
      end: () => new Promise((resolve) => setTimeout(() => { process.stderr.write('done'); resolve(); }, 150)),
    });`;
    expect(await stopProgram(body, ['SIGINT', 'SIGINT'], 0)).toMatchObject({
      said: 'grader: stopped; run the same command again\ndone',
    });
  });

  it('a first signal is left to whoever drains, a second one stops', async () => {
    const body = `endWithGrader({ end: () => void process.stderr.write('ended\\n') });
      drainOnStop((signal) => process.stderr.write('draining ' + signal + ' ' + isStopping() + '\\n'));`;
    expect(await stopProgram(body, ['SIGTERM', 'SIGTERM'])).toEqual({
      code: null,
      signal: 'SIGTERM',
      said: 'draining SIGTERM false\nended\ngrader: stopped; run the same command again\n',
    });
    const over = `drainOnStop(() => process.stderr.write('draining'))();`;
    expect(await stopProgram(over, ['SIGTERM'])).toMatchObject({
      said: 'grader: stopped; run the same command again\n',
    });
  });

  it('a fault is told once, however many follow from it, and exits 2', async () => {
    const body = `endWithGrader({ end: () => new Promise((resolve) => setTimeout(resolve, 50)) });
      setTimeout(() => { throw new Error('one'); }, 10);
      setTimeout(() => { throw new Error('two'); }, 20);`;
    expect(await stopProgram(body, [])).toEqual({ code: 2, signal: null, said: 'grader: fault one\n' });
  });
});

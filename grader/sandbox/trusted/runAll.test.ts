import type { ProgramCalls, RunResult } from '../../domain';
import { runAll } from './runAll';
import type { SessionEnd } from './runInChild';
import { SandboxError } from './sandboxError';

const named = (functionName: string): ProgramCalls => ({ functionName, code: '', calls: [[]] });
const returned = (text: string): RunResult => {
  const outcome = { kind: 'returned', value: { kind: 'text', value: text } } as const;
  return { kind: 'answered', calls: [{ first: outcome, second: outcome, argsAfter: [] }] };
};
const threw = (name: string, message: string): RunResult => ({
  kind: 'threw',
  error: { name, message, columns: [] },
});
const timedOut: RunResult = { kind: 'timed-out', milliseconds: 1 };
const stackOverflow = threw('RangeError', 'Maximum call stack size exceeded');
const done: SessionEnd = { kind: 'done' };
const killed: SessionEnd = { kind: 'interrupted', reason: 'ended by SIGKILL' };

/** Runs `a`, `b` and `c` in children whose sessions are these; tells which programs each child was given. */
async function run(...sessions: readonly (readonly [answers: readonly RunResult[], end: SessionEnd])[]) {
  const asked: string[] = [];
  const results = await runAll(['a', 'b', 'c'].map(named), (programs) => {
    const [answers, end] = sessions[asked.length] ?? [[], done];
    asked.push(programs.map(({ functionName }) => functionName).join(''));
    return Promise.resolve({ answers, end });
  });
  return { asked, results };
}

const [a, b, c] = ['a', 'b', 'c'].map(returned) as [RunResult, RunResult, RunResult];

describe('runAll', () => {
  it('runs what answers in one child', async () => {
    expect(await run([[a, b, c], done])).toEqual({ asked: ['abc'], results: [a, b, c] });
  });

  it('takes another child once one is spent', async () => {
    const { asked, results } = await run([[a], { kind: 'spent' }], [[b, c], done]);
    expect([asked, results]).toEqual([
      ['abc', 'bc'],
      [a, b, c],
    ]);
  });

  it.each([0, 1, 2])(
    'runs a program that failed by itself, and that counts: position %d',
    async (position) => {
      const before = [a, b, c].slice(0, position);
      const alone = returned('alone');
      const { asked, results } = await run(
        [before, { kind: 'failed', result: timedOut }],
        ...(position === 2 ? [] : [[[alone], done] as const]),
        [
          position === 2 ? [] : [a, b, c].slice(position + 1),
          position === 2 ? { kind: 'failed', result: timedOut } : done,
        ],
      );
      expect(asked).toEqual(
        [
          ['abc', 'a', 'bc'],
          ['abc', 'b', 'c'],
          ['abc', 'c'],
        ][position],
      );
      expect(results[position]).toEqual(position === 2 ? timedOut : alone);
    },
  );

  it('runs a program that threw for want of stack by itself, unless it was the first of its child', async () => {
    const later = await run([[a, stackOverflow, c], done], [[b], done]);
    expect(later).toEqual({ asked: ['abc', 'b'], results: [a, b, c] });
    const first = await run([[stackOverflow, b, c], done]);
    expect(first).toEqual({ asked: ['abc'], results: [stackOverflow, b, c] });
    const ordinary = await run([[a, threw('RangeError', 'toFixed() digits'), c], done]);
    expect(ordinary.asked).toEqual(['abc']);
  });

  it('runs a program again whose child was ended from outside', async () => {
    const { asked, results } = await run([[a], killed], [[b], done], [[c], done]);
    expect([asked, results]).toEqual([
      ['abc', 'b', 'c'],
      [a, b, c],
    ]);
  });

  it('is a fault of the machine where that comes back', async () => {
    const running = run([[a], killed], [[], killed]);
    await expect(running).rejects.toThrow(SandboxError);
    await expect(running).rejects.toThrow(/was ended by SIGKILL, and the one .* was ended by SIGKILL: free/);
  });
});

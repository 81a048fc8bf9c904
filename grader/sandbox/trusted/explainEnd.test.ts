import { explainEnd } from './explainEnd';
import type { ChildEnd } from './startChild';

const LIMITS = { milliseconds: 1_000, memoryMb: 128, outputMb: 1 };
const HEAP_LIMIT = 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory';
const by = (signal: string, stderr = ''): ChildEnd => ({ code: null, signal, stderr });
const withCode = (code: number): ChildEnd => ({ code, signal: null, stderr: '' });
const explain = (end: ChildEnd, insideBubblewrap = false) => explainEnd(end, LIMITS, insideBubblewrap);

describe('explainEnd', () => {
  it.each(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP', 'SIGPIPE', 'SIGUSR1'])(
    '%s is sent by somebody, which no program can do',
    (signal) => expect(explain(by(signal))).toEqual({ kind: 'interrupted', reason: `ended by ${signal}` }),
  );

  it.each(['SIGSEGV', 'SIGABRT', 'SIGILL', 'SIGTRAP', 'SIGBUS'])('%s a program brings on itself', (signal) =>
    expect(explain(by(signal))).toEqual({
      kind: 'failed',
      result: { kind: 'crashed', detail: `signal ${signal}` },
    }),
  );

  it('the heap limit is the program’s, whatever signal V8 ends by', () => {
    for (const signal of ['SIGABRT', 'SIGTRAP'])
      expect(explain(by(signal, HEAP_LIMIT))).toEqual({
        kind: 'failed',
        result: { kind: 'out-of-memory', memoryMb: 128 },
      });
  });

  it('bubblewrap tells of signals by its exit code, a plain process does not', () => {
    expect(explain(withCode(137), true)).toEqual({ kind: 'interrupted', reason: 'ended by SIGKILL' });
    expect(explain(withCode(139), true)).toMatchObject({ result: { detail: 'signal SIGSEGV' } });
    expect(explain(withCode(137))).toMatchObject({ result: { kind: 'crashed', detail: 'exit code 137' } });
    expect(explain(withCode(1), true)).toMatchObject({ result: { kind: 'crashed', detail: 'exit code 1' } });
  });

  it('names no folder of this machine', () =>
    expect(JSON.stringify(explain(by('SIGSEGV', 'at /home/teacher/grader')))).not.toContain('teacher'));
});

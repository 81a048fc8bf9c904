import type { CheckSpec } from '../checks';
import type { CallRecord, Case, Program, RunResult } from '../domain';
import { answer, evidence, hiddenCase, matrix, publicCase, record, threw } from '../testing/values';
import { explainJudgement, locateNote } from './explainJudgement';
import { judgeRun } from './judgeRun';

const right = record({ W1: matrix([[1, 2]]) });
const cases: readonly Case[] = [publicCase('p', right), hiddenCase('h', right, [[4242]])];
const checks: readonly CheckSpec[] = [
  { id: 'shapes', kind: 'shapes', points: 4, hint: 'h', notes: {} },
  { id: 'values-1', kind: 'values', case: 'p', points: 3, hint: 'h', rtol: 1e-8, atol: 0 },
  { id: 'values-2', kind: 'values', case: 'h', points: 3, hint: 'h', rtol: 1e-8, atol: 0 },
];
const { fn } = evidence(checks, [
  [publicCase('p', right), answer(right)],
  [hiddenCase('h', right), answer(right)],
]);
const program: Program = {
  functionName: 'f',
  cell: 7,
  code: 'x',
  locate: (column) => (column === 30 ? { cell: 7, line: 4 } : null),
};

function explainRun(run: RunResult) {
  const judgement = judgeRun(fn, run, cases);
  return explainJudgement(fn, judgement, locateNote(judgement, program));
}

function explainCalls(...calls: CallRecord[]) {
  return explainRun({ kind: 'answered', calls });
}

describe('judgeRun and explainJudgement', () => {
  it('passes what passes every check', () => {
    const { report, findings } = explainCalls(answer(right), answer(right));
    expect(report).toMatchObject({
      name: 'f',
      verdict: 'passed',
      score: 10,
      maxScore: 10,
      misconception: null,
    });
    expect(findings).toEqual([]);
  });

  it('gives partial credit', () => {
    expect(explainCalls(answer(right), answer(record({ W1: matrix([[1, 3]]) }))).report).toMatchObject({
      verdict: 'failed',
      score: 7,
    });
  });

  it('an empty result every time is a function not written yet', () => {
    const { report, findings } = explainCalls(answer(record({})), answer(record({})));
    expect(report).toMatchObject({ verdict: 'not-implemented', score: 0 });
    expect(findings).toEqual([
      {
        severity: 'info',
        kind: 'not-implemented',
        function: 'f',
        cell: 7,
        hint: null,
        message:
          'f is not written yet: fill in the lines between START CODE HERE and END CODE HERE (a function).',
      },
    ]);
  });

  it('a throw is told at the innermost line of the student', () => {
    const call = answer(right, { first: threw('TypeError', 'x is not iterable', [99, 30]) });
    const { report, findings } = explainCalls(call, answer(right));
    expect(report.verdict).toBe('threw');
    expect(findings).toEqual([
      {
        severity: 'error',
        kind: 'threw',
        function: 'f',
        cell: 7,
        line: 4,
        message: 'f threw TypeError: x is not iterable',
        hint: null,
      },
    ]);
  });

  it('a throw in the second call alone counts too', () => {
    const call = answer(right, { second: threw('Error', 'again') });
    expect(explainCalls(call, answer(right)).report.verdict).toBe('threw');
  });

  it('a throw on a hidden case says neither words nor line', () => {
    const { report, findings } = explainCalls(
      answer(right),
      answer(right, { first: threw('Error', 'dims 4242', [30]) }),
    );
    expect(report.verdict).toBe('threw');
    expect(findings).toEqual([
      {
        severity: 'error',
        kind: 'threw-on-hidden',
        function: 'f',
        cell: 7,
        message: 'f throws an error on a hidden case',
        hint: null,
      },
    ]);
    expect(JSON.stringify(report)).not.toContain('4242');
  });

  it.each<[Exclude<RunResult, { kind: 'answered' }>, string, RegExp]>([
    [
      { kind: 'threw', error: { name: 'Error', message: 'no', columns: [30] } },
      'threw',
      /^The cell of f threw Error: no before/,
    ],
    [
      { kind: 'not-a-function', description: 'the number 3' },
      'threw',
      /^f is the number 3; expected a function$/,
    ],
    [
      { kind: 'timed-out', milliseconds: 5000 },
      'timed-out',
      /^f did not finish within 5 s: look for a loop that never ends$/,
    ],
    [{ kind: 'out-of-memory', memoryMb: 256 }, 'out-of-memory', /^f used more than 256 MB of memory/],
    [{ kind: 'too-much-output', outputMb: 16 }, 'crashed', /^f gave back more than 16 MB/],
    [{ kind: 'crashed', detail: 'SIGSEGV' }, 'crashed', /^f ended the process it ran in \(SIGSEGV\)/],
  ])('%j earns nothing and says why, in its cell', (run, verdict, message) => {
    const { report, findings } = explainRun(run);
    expect(report).toMatchObject({ verdict, score: 0, maxScore: 10 });
    expect(report.checks.map((check) => check.status)).toEqual(['skipped', 'skipped', 'skipped']);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ cell: 7, severity: 'error' });
    expect(findings[0]?.message).toMatch(message);
  });

  it('answers of another number than the calls are a fault of the grader, not a zero', () => {
    expect(() => explainCalls(answer(right))).toThrow('f answered 1 calls of 2');
  });
});

import { makeFinding } from '../testing/findings';
import { renderReport } from './testing/renderReport';
import { classroom } from './classroom';
import { hiddenOnly, hostile, mixed, perfect, rejected, work } from './testing/sampleRows';
import type { SubmissionReport } from '../domain';

interface Results {
  readonly version: number;
  readonly status: string;
  readonly max_score: number;
  readonly tests: readonly {
    readonly name: string;
    readonly status: string;
    readonly score: number;
    readonly message: string;
    readonly test_code: string;
    readonly filename: string;
    readonly line_no: number;
  }[];
}

/** As the reporter finds them in its environment. */
function decode(row: SubmissionReport): Results {
  const text = renderReport(classroom, [row], { work });
  expect(text).toMatch(/^[A-Za-z0-9+/]+=*\n$/);
  const env = { GRADER_RESULTS: text.trimEnd() };
  return JSON.parse(Buffer.from(env.GRADER_RESULTS, 'base64').toString('utf-8')) as Results;
}

describe('classroom, decoded as its reporter does', () => {
  it.each([
    ['perfect', perfect, 'pass'],
    ['hidden', hiddenOnly, 'fail'],
    ['mixed', mixed, 'fail'],
    ['hostile', hostile, 'fail'],
    ['rejected', rejected, 'error'],
  ])('the %s row adds up to its score', (_, row, status) => {
    const results = decode(row);
    const scores = results.tests.map((test) => test.score);
    expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(row.score, 9);
    expect(results).toMatchObject({ version: 1, status, max_score: row.maxScore });
    // A share of no tests at all would be printed as NaN.
    expect(results.tests.length).toBeGreaterThan(0);
    for (const test of results.tests) expect(['pass', 'fail', 'error']).toContain(test.status);
  });

  it('has a test for each check, and says once why a function did not run', () => {
    const { tests } = decode(mixed);
    expect(tests.map(({ name, status, line_no }) => [name, status, line_no])).toEqual([
      ['initializeParametersZeros: shapes', 'pass', 301],
      ['initializeParametersZeros: values-hidden-1', 'pass', 301],
      ['initializeParametersRandom: shapes', 'error', 408],
      ['initializeParametersRandom: values-public-1', 'error', 408],
      ['initializeParametersHe: shapes', 'pass', 501],
      ['initializeParametersHe: values-public-1', 'fail', 501],
      ['initializeParametersHe: values-public-2', 'fail', 501],
    ]);
    expect(tests[2]?.message).toBe(
      'cell 4, line 8: initializeParametersRandom threw TypeError: x is not iterable\n| const [a] = x;\n0 of 10 points',
    );
    expect(tests[3]?.message).toBe('values-public-1 says so.\n0 of 10 points');
    expect(tests[5]?.message).toMatch(/^cell 5: You divided 1 by the fan-in\./);
    expect(tests[6]?.message).toBe(
      'values-public-2 says so.\nHint: Hint of values-public-2.\n2.5 of 10 points',
    );
  });

  it('shows the public calls of a check, and none of a hidden one', () => {
    const { tests } = decode(mixed);
    expect(tests.map((test) => test.test_code)).toEqual([
      'initializeParametersZeros([3, 2, 1])\ninitializeParametersZeros([2, 4, 1])\ninitializeParametersZeros([2, 10, 5, 1])',
      '',
      expect.stringMatching(/^initializeParametersRandom\(\[.*\]\)\n/),
      expect.stringMatching(/^initializeParametersRandom\(\[[\d, ]+\]\)$/),
      expect.stringMatching(/^initializeParametersHe\(\[.*\]\)\n/),
      expect.stringMatching(/^initializeParametersHe\(\[[\d, ]+\]\)$/),
      expect.stringMatching(/^initializeParametersHe\(\[[\d, ]+\]\)$/),
    ]);
  });

  it('shows no call of a check that is hidden whole', () => {
    const [fn] = hiddenOnly.functions;
    if (fn === undefined) throw new Error('the row has no function');
    const checks = fn.checks.map((check) => ({ ...check, hidden: true }));
    const { tests } = decode({ ...hiddenOnly, functions: [{ ...fn, checks }] });
    expect(tests.map((test) => test.test_code)).toEqual(['', '']);
  });

  it('tells what belongs to no function with the first test that is printed', () => {
    const row = {
      ...hiddenOnly,
      diagnostics: [makeFinding('the file is old', { severity: 'warning' })],
    } as const;
    expect(decode(row).tests.map(({ message }) => message.startsWith('the file is old'))).toEqual([
      false,
      true,
    ]);
  });

  it('takes one submission', () => {
    expect(classroom.takes).toBe('one');
  });
});

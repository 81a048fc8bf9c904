import { makeFinding } from '../../testing/findings';
import type { CheckReport, FunctionReport, SubmissionReport, Work } from '../../domain';
import { hostileText } from '../../testing/hostileText';

const he = 'initializeParametersHe';
const zeros = 'initializeParametersZeros';
const random = 'initializeParametersRandom';

export function check(id: string, change: Partial<CheckReport> = {}): CheckReport {
  const status = change.status ?? 'passed';
  const points = status === 'passed' ? 10 : 0;
  const base = { id, kind: 'values', status, points, maxPoints: 10, hidden: false } as const;
  return { ...base, message: `${id} says so.`, hint: `Hint of ${id}.`, ...change };
}

export function fn(name: string, checks: readonly CheckReport[], change: Partial<FunctionReport> = {}) {
  const sum = (key: 'points' | 'maxPoints') => checks.reduce((total, item) => total + item[key], 0);
  const verdict = checks.every(({ status }) => status === 'passed') ? 'passed' : 'failed';
  const base = { name, verdict, score: sum('points'), maxScore: sum('maxPoints') } as const;
  return { ...base, misconception: null, checks, ...change };
}

export function makeRow(
  functions: readonly FunctionReport[],
  change: Partial<SubmissionReport> = {},
): SubmissionReport {
  const sum = (key: 'score' | 'maxScore') => functions.reduce((total, item) => total + item[key], 0);
  const base = { submission: 'alice', file: 'class/alice.ipynb', status: 'graded' } as const;
  const totals = { score: sum('score'), maxScore: sum('maxScore') };
  return { ...base, ...totals, functions, diagnostics: [], ...change };
}

const right = fn(zeros, [check('shapes', { kind: 'shapes' }), check('values-hidden-1', { hidden: true })]);

/** All is right. */
export const perfect = makeRow([right], { submission: 'perfect', file: 'class/perfect.ipynb' });

/** Only a hidden case fails: one function has nothing wrong that its author could see. */
export const hiddenOnly = makeRow(
  [
    fn(zeros, [
      check('shapes', { kind: 'shapes' }),
      check('values-hidden-1', {
        status: 'failed',
        hidden: true,
        message: 'A hidden case has other values than it should.',
      }),
    ]),
  ],
  { submission: 'hidden', file: 'class/hidden.ipynb' },
);

/** One function is right, one threw at a known line, one is a mistake that has a name. */
export const mixed = makeRow(
  [
    right,
    fn(random, [check('shapes', { status: 'skipped' }), check('values-public-1', { status: 'skipped' })], {
      verdict: 'threw',
    }),
    fn(
      he,
      [
        check('shapes', { kind: 'shapes' }),
        check('values-public-1', { status: 'failed', message: 'W1[0][0] is 1; expected 2.' }),
        check('values-public-2', { status: 'failed', points: 2.5 }),
      ],
      { misconception: 'xavier-scaling' },
    ),
  ],
  {
    diagnostics: [
      makeFinding(`${random} threw TypeError: x is not iterable`, {
        kind: 'threw',
        function: random,
        cell: 4,
        line: 8,
        source: 'const [a] = x;',
      }),
      makeFinding('You divided 1 by the fan-in.', {
        kind: 'misconception',
        function: he,
        cell: 5,
        hint: 'What makes up for a half?',
      }),
    ],
  },
);

export const rejected: SubmissionReport = {
  submission: 'broken',
  file: '/home/teacher/class/broken.ipynb',
  status: 'rejected',
  score: 0,
  maxScore: 60,
  functions: [],
  diagnostics: [makeFinding('is no JSON: line 3 ends too early', { kind: 'rejected' })],
};

export const hostile = makeRow(
  [
    fn(
      he,
      [
        check('values-public-1', { status: 'failed', message: hostileText }),
        check('values-hidden-1', { hidden: true }),
      ],
      { verdict: 'threw' },
    ),
  ],
  {
    submission: `=x() ${hostileText}`,
    file: `class/${hostileText.replaceAll('/', '')}.ipynb`,
    diagnostics: [
      makeFinding(`${he} threw Error: ${hostileText}`, {
        kind: 'threw',
        function: he,
        cell: 2,
        line: 3,
        source: hostileText,
      }),
    ],
  },
);

/** Cells of `mixed`; a line of a cell is that line of a file with a hundred lines a cell. */
export const work: Work = {
  functions: [zeros, random, he].map((name, index) => ({
    name,
    exhibits: [],
    cell: { number: index + 3, source: '' },
  })),
  locateLine: ({ cell, line = 1 }) => (cell === undefined ? null : cell * 100 + line),
};

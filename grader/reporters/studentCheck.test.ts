import { makeFinding } from '../testing/findings';
import type { CheckReport, FunctionReport, SubmissionReport } from '../domain';
import { renderStudentCheck } from './studentCheck';
import { renderWatchScreen } from './watchScreen';

function check(id: string, changes: Partial<CheckReport> = {}): CheckReport {
  return {
    id,
    kind: 'values',
    status: 'passed',
    points: 5,
    maxPoints: 5,
    hidden: false,
    message: `${id} holds.`,
    hint: `Think of ${id}.`,
    ...changes,
  };
}

const zeros: FunctionReport = {
  name: 'zeros',
  verdict: 'passed',
  score: 10,
  maxScore: 10,
  misconception: null,
  checks: [check('shapes'), check('values-1')],
};
const random: FunctionReport = {
  name: 'random',
  verdict: 'failed',
  score: 7.5,
  maxScore: 15,
  misconception: 'factor-missing',
  checks: [
    check('shapes'),
    check('values-1', { status: 'failed', points: 2.5, message: 'W1[0][0] is \u001b[31m1; expected 10' }),
    check('purity', { status: 'failed', points: 0, message: 'The argument is changed.' }),
  ],
};
const he: FunctionReport = {
  name: 'he',
  verdict: 'threw',
  score: 0,
  maxScore: 20,
  misconception: null,
  checks: [check('shapes', { status: 'skipped', points: 0, message: 'There is no result to judge.' })],
};

function row(changes: Partial<SubmissionReport> = {}): SubmissionReport {
  return {
    submission: 'mine',
    file: 'mine.ipynb',
    status: 'graded',
    score: 17.5,
    maxScore: 45,
    functions: [zeros, random, he],
    diagnostics: [
      makeFinding('You forgot the factor.', {
        kind: 'misconception',
        function: 'random',
        cell: 17,
        hint: 'how far apart do they start?',
      }),
      makeFinding('he threw Error: \u001b[2Jno', {
        kind: 'threw',
        function: 'he',
        cell: 26,
        line: 4,
        source: 'throw\u0007 it',
      }),
    ],
    ...changes,
  };
}

const allRight = row({ score: 10, maxScore: 10, functions: [zeros], diagnostics: [] });
const gone = row({
  status: 'rejected',
  score: 0,
  functions: [],
  diagnostics: [makeFinding('is not there: was it moved or renamed?', { kind: 'rejected' })],
});

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const controls = /[\u0000-\u0009\u000b-\u001f]/;

describe('renderStudentCheck', () => {
  it('shows each function with its points, its place, the quoted line and its checks, and what is next', () => {
    expect(renderStudentCheck(row())).toBe(
      [
        'mine.ipynb',
        '✓ zeros  passed, 10 of 10 points',
        '    ✓ shapes (5 of 5 points): shapes holds.',
        '    ✓ values-1 (5 of 5 points): values-1 holds.',
        '✗ random  failed, 7.5 of 15 points',
        '    cell 17: You forgot the factor. Hint: how far apart do they start?',
        '    ✓ shapes (5 of 5 points): shapes holds.',
        '    ✗ values-1 (2.5 of 5 points): W1[0][0] is \\u001b[31m1; expected 10',
        '      hint: Think of values-1.',
        '    ✗ purity (0 of 5 points): The argument is changed.',
        '      hint: Think of purity.',
        '✗ he  threw, 0 of 20 points',
        '    cell 26, line 4: he threw Error: \\u001b[2Jno',
        '      | throw\\u0007 it',
        '',
        '1 of 3 functions pass the public checks: 17.5 of 45 points. Hidden cases are added when it is graded.',
        'Next: random (cell 17, values-1)',
        '',
      ].join('\n'),
    );
  });

  it('says nothing of a next step when all pass, and that hidden cases come on top', () => {
    const text = renderStudentCheck(allRight);
    expect(text).toMatch(/1 of 1 functions pass the public checks: 10 of 10 points\. Hidden cases are added/);
    expect(text).not.toMatch(/Next/);
  });

  it('says why a file could not be read', () => {
    expect(renderStudentCheck(gone)).toBe('mine.ipynb is not there: was it moved or renamed?\n');
  });

  it('colours only where asked', () => {
    expect(renderStudentCheck(row())).not.toMatch(controls);
    expect(renderStudentCheck(row(), true)).toContain('\u001b[32m✓\u001b[39m zeros');
  });
});

describe('renderWatchScreen', () => {
  const options = { color: false, keys: true, run: 3, milliseconds: 14 };

  it('shows what is next, what comes after, what is done, and how far that is', () => {
    expect(renderWatchScreen(row(), options)).toBe(
      [
        'mine.ipynb',
        '',
        'Next: ✗ random: not right yet, 7.5 of 15 points',
        '  cell 17: You forgot the factor. Hint: how far apart do they start?',
        '  ✗ values-1 (2.5 of 5 points): W1[0][0] is \\u001b[31m1; expected 10',
        '    hint: Think of values-1.',
        '  1 more check fails after it',
        '',
        '✗ he: threw an error, 0 of 20 points',
        '✓ zeros: passes the public checks, 10 of 10 points',
        '',
        '[###########-------------------] 17.5 of 45 points · 1 of 3 functions',
        '',
        'Run 3 took 14 ms. Waiting for the next save (q or Ctrl-C ends, r runs it again).',
        '',
      ].join('\n'),
    );
  });

  it('shows an error with its line', () => {
    const [, thrown] = row().diagnostics;
    const text = renderWatchScreen(
      row({ functions: [zeros, he], diagnostics: thrown ? [thrown] : [] }),
      options,
    );
    expect(text).toContain('  cell 26, line 4: he threw Error: \\u001b[2Jno\n    | throw\\u0007 it\n');
    expect(text).not.toMatch(controls);
  });

  it('when all pass it says that hidden cases come on top', () => {
    const text = renderWatchScreen(allRight, options);
    expect(text).toContain('Every public check passes. Hidden cases are added when it is graded.');
    expect(text).toContain(`[${'#'.repeat(30)}] 10 of 10 points · 1 of 1 functions`);
  });

  it('the bar is not full while a function is not done, whatever its points', () => {
    const almost = row({ functions: [zeros, { ...he, maxScore: 0 }], score: 10, maxScore: 10 });
    expect(renderWatchScreen(almost, options)).toContain(`[${'#'.repeat(29)}-] 10 of 10 points · 1 of 2`);
  });

  it('an assignment with hidden checks only has a bar too', () => {
    const hidden = row({ functions: [{ ...zeros, score: 0, maxScore: 0 }], score: 0, maxScore: 0 });
    expect(renderWatchScreen(hidden, options)).toContain(`[${'#'.repeat(30)}] 0 of 0 points`);
  });

  it('says in one sentence that the file is gone, and waits on', () => {
    expect(renderWatchScreen(gone, { ...options, keys: false })).toBe(
      'mine.ipynb is not there: was it moved or renamed?\n\nRun 3 took 14 ms. Waiting for the next save (Ctrl-C ends).\n',
    );
  });
});

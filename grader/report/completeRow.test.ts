import type { FunctionReport, Verdict } from '../domain';
import { makeFinding } from '../testing/findings';
import { completeRow, type ReadRow } from './completeRow';
import { findRowFault } from './validateRow';

function fn(name: string, verdict: Verdict, misconception: string | null = null): FunctionReport {
  return { name, verdict, score: 0, maxScore: 10, misconception, checks: [] };
}

function row(functions: readonly FunctionReport[], diagnostics: ReadRow['diagnostics']): ReadRow {
  const file = 'mine.ipynb';
  return { submission: 'mine', file, status: 'graded', score: 0, maxScore: 30, functions, diagnostics };
}

/** As a report told it before findings had fields for what they know. */
const old = (message: string, severity: 'error' | 'warning' | 'info' = 'error') => ({
  severity,
  cell: 3,
  message,
});

describe('completeRow', () => {
  it('leaves a row of today as it is', () => {
    const finding = makeFinding('he: Every weight is too small. Hint: no hint.', { function: 'he' });
    expect(completeRow(row([fn('he', 'failed')], [finding])).diagnostics).toEqual([finding]);
  });

  it('gives the sentences of an old row to the functions that they are about', () => {
    const read = row(
      [fn('zeros', 'passed'), fn('random', 'threw'), fn('he', 'failed', 'xavier-scaling')],
      [
        old('zeros is declared in cells 2 and 3: the last one counts.', 'warning'),
        old('random threw Error: he'),
        old('he is declared in cells 4 and 5: the last one counts.', 'warning'),
        old('You divided 1 by the fan-in. Hint: Half is lost.'),
      ],
    );
    expect(findRowFault(read)).toBeNull();
    const completed = completeRow(read);
    expect(findRowFault(completed)).toBeNull();
    expect(
      completed.diagnostics.map(({ kind, function: name, message, hint, cell }) => [
        kind,
        name,
        message,
        hint,
        cell,
      ]),
    ).toEqual([
      ['declared-again', 'zeros', 'zeros is declared in cells 2 and 3: the last one counts.', null, 3],
      ['threw', 'random', 'random threw Error: he', null, 3],
      ['declared-again', 'he', 'he is declared in cells 4 and 5: the last one counts.', null, 3],
      ['misconception', 'he', 'You divided 1 by the fan-in.', 'Half is lost.', 3],
    ]);
  });

  it('tells an explanation by its function, and leaves what it cannot tell without one', () => {
    const read = row(
      [fn('he', 'failed')],
      [old('he: Every weight is 0.75 times …'), old('The file is old.')],
    );
    expect(completeRow(read).diagnostics).toMatchObject([
      { kind: 'explanation', function: 'he' },
      { kind: 'untyped', function: null, message: 'The file is old.' },
    ]);
  });

  it('knows the reason of a rejected file', () => {
    const read: ReadRow = { ...row([], [old('is empty')]), status: 'rejected' };
    expect(completeRow(read).diagnostics).toMatchObject([{ kind: 'rejected', function: null }]);
  });
});

it('a finding has all three of kind, function and hint, or none', () => {
  const { hint, ...half } = makeFinding('m');
  expect(hint).toBeNull();
  expect(findRowFault(row([], [half]))).toMatch(/diagnostics\/0/);
});

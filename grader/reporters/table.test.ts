import { makeFinding } from '../testing/findings';
import type { Report } from '../domain';
import { escapeControls } from '../utils/escapeControls';
import { renderReport } from './testing/renderReport';
import { table } from './table';
import { mixed, rejected } from './testing/sampleRows';

function renderTable({ submissions }: Report, color = false): string {
  return renderReport(table, submissions, { color });
}

const report: Report = {
  schemaVersion: 1,
  assignment: 'initialization',
  submissions: [
    {
      submission: 'alice',
      file: 'class/alice.ipynb',
      status: 'graded',
      score: 7,
      maxScore: 10,
      functions: [
        {
          name: 'f',
          verdict: 'failed',
          score: 7,
          maxScore: 10,
          misconception: null,
          checks: [
            {
              id: 'shapes',
              kind: 'shapes',
              status: 'passed',
              points: 7,
              maxPoints: 7,
              hidden: false,
              message: 'fine',
              hint: 'h',
            },
            {
              id: 'values',
              kind: 'values',
              status: 'failed',
              points: 0,
              maxPoints: 3,
              hidden: false,
              message: 'W1 is \u001b[31mred',
              hint: 'look again',
            },
          ],
        },
      ],
      diagnostics: [makeFinding('f threw Error: no\nline two', { function: 'f', cell: 12, line: 3 })],
    },
    {
      submission: 'bob',
      file: 'class/bob.ipynb',
      status: 'rejected',
      score: 0,
      maxScore: 10,
      functions: [],
      diagnostics: [makeFinding('is empty', { kind: 'rejected' })],
    },
  ],
};

describe('table', () => {
  const text = renderTable(report);

  it('has a row for each submission and tells what to mend under it', () => {
    expect(text).toContain('│ alice      │ failed 7/10 │ 7 / 10 │');
    expect(text).toContain('│ bob        │ rejected    │ 0 / 10 │');
    expect(text).toContain('  cell 12, line 3: f threw Error: no\\nline two\n');
    expect(text).toContain('  class/bob.ipynb is empty\n');
    expect(text).toContain('    hint: look again\n');
    expect(text).not.toContain('fine');
    expect(text.trimEnd().split('\n').pop()).toBe(
      'initialization: 2 submissions, 0 with full marks, 1 rejected',
    );
  });

  it('obeys no escape of a student and makes none of its own without colour', () => {
    expect(text).not.toContain('\u001b');
    expect(text).toContain('W1 is \\u001b[31mred');
  });

  it('paints where colours are wanted', () => {
    expect(renderTable(report, true)).toContain('\u001b[31m');
  });
});

it('escapeControls shows what would steer a terminal or hide in a line', () => {
  expect(escapeControls('a\u00ad\u061cb')).toBe('a\\u00ad\\u061cb');
  expect(escapeControls('a\r\n\tb\u009b\u202e\u200b')).toBe('a\\u000d\\n b\\u009b\\u202e\\u200b');
  expect(escapeControls('W¹ ≈ √2 · ок')).toBe('W¹ ≈ √2 · ок');
});

it.each(['::error::x', '##[group]x', '##vso[task.complete]', "##teamcity[x 'y']"])(
  'a submission that is called %j commands no build',
  (name) => {
    const rows = [
      { ...mixed, submission: name },
      { ...rejected, submission: 'b', file: name },
    ];
    for (const line of renderReport(table, rows).split('\n'))
      expect(line).not.toMatch(/^\s*::|##(?:vso|teamcity)?\[/);
  },
);

import Ajv from 'ajv';
import type { SubmissionReport } from '../domain';
import { renderReport } from '../testing/renderReport';
import { json } from './json';
import schema from './report.schema.json';
import { validateRow } from './validateRow';

const row: SubmissionReport = {
  submission: 's',
  file: 's.ipynb',
  status: 'rejected',
  score: 0,
  maxScore: 1,
  functions: [],
  diagnostics: [{ severity: 'error', message: 'is empty' }],
};

function render(rows: readonly SubmissionReport[]): string {
  return renderReport(json, rows);
}

it.each([0, 1, 3])(
  '%p rows, written one by one, are one valid report, laid out as JSON.stringify does',
  (count) => {
    const text = render(new Array<SubmissionReport>(count).fill(row));
    const report: unknown = JSON.parse(text);
    expect(new Ajv().validate(schema, report)).toBe(true);
    expect(text).toBe(`${JSON.stringify(report, null, 2)}\n`);
  },
);

it('lets a row through that keeps the schema', () => {
  expect(validateRow(row)).toBe(row);
});

it('stops a row that breaks it, naming the path', () => {
  const broken = { ...row, score: 'full' } as unknown as SubmissionReport;
  expect(() => validateRow(broken)).toThrow(
    "the row of s breaks the report's schema at /score: must be number",
  );
});

import { makeFinding } from '../testing/findings';
import Ajv from 'ajv';
import type { SubmissionReport } from '../domain';
import schema from '../report/report.schema.json';
import { json } from './json';
import { renderReport } from './testing/renderReport';

const row: SubmissionReport = {
  submission: 's',
  file: 's.ipynb',
  status: 'rejected',
  score: 0,
  maxScore: 1,
  functions: [],
  diagnostics: [makeFinding('is empty', { kind: 'rejected' })],
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

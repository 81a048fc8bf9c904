import { makeFinding } from '../testing/findings';
import type { SubmissionReport } from '../domain';
import { validateRow } from './validateRow';

const row: SubmissionReport = {
  submission: 's',
  file: 's.ipynb',
  status: 'rejected',
  score: 0,
  maxScore: 1,
  functions: [],
  diagnostics: [makeFinding('is empty', { kind: 'rejected' })],
};

it('lets a row through that keeps the schema', () => {
  expect(validateRow(row)).toBe(row);
});

it('stops a row that breaks it, naming the path', () => {
  const broken = { ...row, score: 'full' } as unknown as SubmissionReport;
  expect(() => validateRow(broken)).toThrow(
    "the row of s breaks the report's schema at /score: must be number",
  );
});

import type { Report } from '../domain';
import { renderJson } from './json';
import { validateReport } from './validateReport';

const report: Report = {
  schemaVersion: 1,
  assignment: 'a',
  submissions: [
    {
      submission: 's',
      file: 's.ipynb',
      status: 'rejected',
      score: 0,
      maxScore: 1,
      functions: [],
      diagnostics: [{ severity: 'error', message: 'is empty' }],
    },
  ],
};

it('lets a report through that keeps its schema', () => {
  expect(validateReport(report)).toBe(report);
  expect(JSON.parse(renderJson(report))).toEqual(report);
});

it('stops a report that breaks it, naming the path', () => {
  const broken = {
    ...report,
    submissions: [{ ...report.submissions[0], score: 'full' }],
  } as unknown as Report;
  expect(() => validateReport(broken)).toThrow(/at \/submissions\/0\/score: must be number/);
});

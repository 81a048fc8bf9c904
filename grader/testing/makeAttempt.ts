import { makeFinding } from './findings';
import { createHash } from 'node:crypto';
import type { Attempt, SubmissionReport } from '../domain';

/** An attempt with a report that says nothing but its score; a file's hash is made of its text. */
export function makeAttempt({
  student = 'alice',
  file = 'one',
  score = 70,
  status = 'graded',
  submittedAt = '2026-11-30T12:00:00Z',
  gradedAt = '2026-12-02T12:00:00Z',
  ...rest
}: {
  readonly student?: string;
  readonly file?: string;
  readonly score?: number;
  readonly status?: SubmissionReport['status'];
  readonly submittedAt?: string;
  readonly gradedAt?: string;
  readonly assignment?: string;
  readonly revision?: string;
  readonly graderVersion?: string;
  readonly message?: string;
} = {}): Attempt {
  const { message, ...terms } = rest;
  const severity = 'error' as const;
  return {
    student,
    assignment: 'initialization',
    graderVersion: '0.1.0',
    revision: 'r1',
    ...terms,
    fileHash: createHash('sha256').update(file).digest('hex'),
    submittedAt: new Date(submittedAt),
    gradedAt: new Date(gradedAt),
    report: {
      submission: student,
      file: `${student}.ipynb`,
      status,
      score,
      maxScore: 100,
      functions: [],
      diagnostics: message === undefined ? [] : [makeFinding(message, { severity })],
    },
  };
}

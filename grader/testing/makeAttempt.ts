import { makeFinding } from './findings';
import { createHash } from 'node:crypto';
import type { Attempt, HandIn, Identity, SubmissionReport } from '../domain';

/** What a source says of whoever handed in; the rest is not known. */
export function makeIdentity(known: Partial<Identity> = {}): Identity {
  return { source: 'file', identifiers: [], name: null, group: null, isAnonymous: false, ...known };
}

/** An attempt with a report that says nothing but its score; a file's hash is made of its text. */
export function makeAttempt({
  student = 'alice',
  file = 'one',
  score = 70,
  status = 'graded',
  submittedAt = '2026-11-30T12:00:00Z',
  gradedAt = '2026-12-02T12:00:00Z',
  owner = { name: student },
  handIn = { kind: 'time', at: new Date(submittedAt), from: 'zip-entry' },
  ...rest
}: {
  readonly student?: string;
  readonly file?: string;
  readonly score?: number;
  readonly status?: SubmissionReport['status'];
  /** Of which all but the name is left out: the student's file is called so. */
  readonly owner?: Partial<Identity>;
  readonly handIn?: HandIn;
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
    owner: makeIdentity(owner),
    handIn,
    assignment: 'initialization',
    graderVersion: '0.1.0',
    revision: 'r1',
    ...terms,
    fileHash: createHash('sha256').update(file).digest('hex'),
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

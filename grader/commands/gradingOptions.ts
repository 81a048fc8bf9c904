import { UsageError } from '../utils/usageError';
import type { Sandbox } from '../sandbox';
import { defaultJobs } from './chooseAssignment';

/** Which submissions: of the commands that take all kinds of them. */
export const pathsOption = {
  type: 'string',
  array: true,
  default: [] as readonly string[],
} as const;

export const gitRangeOption = {
  type: 'string',
  requiresArg: true,
  describe: 'A..B: what these commits added or changed (with paths: of those)',
} as const;

/** Whose: of the commands that keep attempts. */
export const studentOptions = {
  student: {
    type: 'string',
    requiresArg: true,
    describe: 'whose the one notebook is, as the roster has them: number, login, address or name',
  },
  'student-from': {
    type: 'string',
    requiresArg: true,
    describe: "whose each is, by its path: 'class/{section}/{student}/*.ipynb'",
  },
} as const;

/** How: of the commands that grade many. */
export const jobsOption = {
  type: 'number',
  default: defaultJobs(),
  requiresArg: true,
  describe: 'submissions graded at once',
} as const;

export const isolationOption = {
  choices: ['auto', 'process', 'bwrap'],
  default: 'auto',
  requiresArg: true,
  describe: 'how student code is kept apart',
} as const;

/** @throws UsageError when it is no number of jobs */
export function requireJobs(jobs: number): void {
  if (!Number.isInteger(jobs) || jobs < 1) throw new UsageError('--jobs takes a whole number from 1.');
}

/** `auto` may have taken either: whoever grades strangers' code should know which. */
export function describeIsolation(isolation: Sandbox['isolation']): string {
  return isolation === 'bwrap'
    ? 'Student code runs under bubblewrap.'
    : 'Student code runs in plain processes, with no bubblewrap around them (README: what the sandbox promises).';
}

import { hashReason, nameStudent, parseReceived } from '../batch/handIn';
import type { Attempt, Submission } from '../domain';
import { findHandIn } from '../gradebook/findHandIn';
import { choosePlace, placeOptions, type PlaceOptions } from '../gradebook/place';
import { requireOwners } from '../gradebook/requireOwners';
import { openRecorder, type RecordingOutcome } from '../gradebook/recorder';
import type { GradedSubmission } from '../grading/gradeSubmission';
import { endWithGrader } from '../process/interrupt';
import { readGraderVersion } from '../utils/graderVersion';
import { cleanText } from '../utils/cleanText';
import { UsageError } from '../utils/usageError';
import { nameAssignment } from './batchGrader';
import type { Run } from './withRun';

export interface RecordingOptions extends PlaceOptions {
  readonly received: string | undefined;
}

export const recordingOptions = {
  gradebook: {
    ...placeOptions.gradebook,
    describe: 'record every attempt in this gradebook (--gradebook=DIR; alone: .grader/gradebook)',
  },
  database: {
    ...placeOptions.database,
    describe: 'record every attempt in the gradebook on this server (postgres://…)',
  },
  received: {
    type: 'string',
    requiresArg: true,
    describe: 'when everything was handed in, for the gradebook (2026-12-01T23:59:00+01:00)',
  },
} as const;

/**
 * How long recording may take when the grader is stopped: another process may have the gradebook open for some time.
 */
const STOP_MILLISECONDS = 20_000;

/** What attempts of a run are recorded under. */
export interface RecordingTerms {
  readonly root: string;
  readonly submissions: readonly Submission[];
  /** Null for a submission of which no assignment is known, which is in no gradebook. */
  readonly termsOf: (submission: Submission) => AttemptTerms | null;
}

export interface AttemptTerms {
  readonly assignment: string;
  readonly revision: string;
  /** The course's zone, in which a clock without one is read. */
  readonly timeZone: string;
}

/**
 * Runs `work`, and records what it grades in a gradebook where the options name one. What was graded before the grader
 * is stopped is recorded too.
 * @throws UsageError after the work when some attempts could not be recorded, DatabaseError before it when the
 * gradebook cannot be opened
 */
export async function withRecording<Result>(
  options: RecordingOptions,
  terms: RecordingTerms,
  run: Run,
  work: (run: Run) => Promise<Result>,
): Promise<Result> {
  const received = parseReceived(options.received);
  if (options.gradebook === undefined && options.database === undefined) {
    if (received !== null)
      throw new UsageError('--received is the time that a gradebook keeps: give --gradebook, too.');
    return work(run);
  }
  requireOwners(terms.submissions);
  const recorder = await openRecorder(choosePlace(terms.root, options, process.env));
  let isStopping = false;
  const leave = endWithGrader({
    end() {
      isStopping = true;
      return recorder.finish().then(() => undefined);
    },
    patience: STOP_MILLISECONDS,
  });
  const describe = createDescriber(received);
  const unknown: string[] = [];
  const record = async (submission: Submission, graded: GradedSubmission): Promise<GradedSubmission> => {
    const own = terms.termsOf(submission);
    if (own === null) {
      unknown.push(submission.file);
      return graded;
    }
    const attempts = await describe(submission, graded, own);
    // Too late to be recorded. A promise that never settles keeps the row from being printed either.
    if (isStopping) return new Promise(() => undefined);
    for (const attempt of attempts) await recorder.add(attempt);
    return graded;
  };
  try {
    const graded = work({ ...run, grade: async (item) => record(item, await run.grade(item)) });
    // Whether the work failed or not, what was graded is recorded first.
    await graded.catch(() => undefined);
    const outcome = await recorder.finish();
    const result = await graded;
    requireAll(outcome);
    tellUnknown(unknown);
    return result;
  } finally {
    leave();
  }
}

function tellUnknown(files: readonly string[]): void {
  const [first] = files;
  if (first === undefined) return;
  const who = files.length === 1 ? first : `${first} and ${files.length - 1} more`;
  const what = `it is not known of which assignment, so that nothing of it is in the gradebook: name it with --assignment`;
  process.stderr.write(`grader: ${cleanText(who)}: ${what}.\n`);
}

function requireAll({ missing, fault }: RecordingOutcome): void {
  if (missing === 0) return;
  const what = missing === 1 ? '1 attempt is' : `${missing} attempts are`;
  throw new UsageError(`${what} not in the gradebook: run the same command again. ${fault}`);
}

/** An attempt of each owner: the work of a group is that of all its members. */
function createDescriber(
  received: Date | null,
): (submission: Submission, graded: GradedSubmission, terms: AttemptTerms) => Promise<readonly Attempt[]> {
  const graderVersion = readGraderVersion();
  return async (submission, { report, fileHash }, { assignment, revision, timeZone }) => {
    const gradedAt = new Date();
    const handIn = await findHandIn(submission, received, timeZone);
    return submission.owners.map((owner) => ({
      student: nameStudent(submission),
      owner,
      assignment,
      report: nameAssignment(report, null),
      graderVersion,
      revision,
      // The only diagnostic of a rejected row is the reason.
      fileHash: fileHash ?? hashReason(report.diagnostics.map(({ message }) => message).join('\n')),
      handIn,
      gradedAt,
    }));
  };
}

import { join, resolve } from 'node:path';
import { readSecret } from '../assignment';
import type { Shard } from '../batch';
import type { Submission } from '../domain';
import type { GradedSubmission } from '../grading/gradeSubmission';
import { keyRun, openJournal, type Journal } from '../journal';
import { formatCount } from '../utils/formatCount';
import { endWithGrader } from '../process/interrupt';
import type { BatchGrader } from './batchGrader';

export interface RunOptions {
  readonly root: string;
  /** Whether to continue an interrupted run. */
  readonly resume: boolean;
  /** The number of submissions. */
  readonly total: number;
  /** The inputs as given on the command line. An interrupted run is found by them. */
  readonly request: {
    readonly paths: readonly string[];
    readonly gitRange: string | null;
    readonly shard: Shard | null;
    /** A row that was made without looking at types lacks what they tell. */
    readonly types: boolean;
  };
}

/** The run of a batch that is being graded. */
export interface Run {
  /** Grades a submission, or takes its row from an interrupted run. The row is written to the journal. */
  readonly grade: (submission: Submission) => Promise<GradedSubmission>;
  /** Whether `--resume` would find rows if the grader were stopped now. */
  readonly canResume: () => boolean;
}

/**
 * Grades a batch with a journal of its rows in `<root>/.grader/runs`, from which `--resume` continues when the run was
 * interrupted. The journal is removed when `work` has succeeded.
 */
export async function withRun<Result>(
  grader: BatchGrader,
  options: RunOptions,
  work: (run: Run) => Promise<Result>,
): Promise<Result> {
  if (grader.wantsWork || (options.total < 2 && !options.resume)) {
    if (options.resume)
      say(
        "--resume: a report that shows the students' own work has every notebook read again, from the first one on.",
      );
    return work({ grade: (submission) => grader.grade(submission), canResume: () => false });
  }
  const journal = await openFor(grader, options);
  const leave = endWithGrader({ end: () => journal.close() });
  try {
    const result = await work({
      grade: (submission) => gradeOne(submission, grader, journal),
      canResume: () => journal.canResume(),
    });
    if (journal.found > 0)
      say(`${formatCount(journal.taken())} of ${formatCount(options.total)} taken from the interrupted run.`);
    await journal.remove();
    return result;
  } finally {
    leave();
    await journal.close();
  }
}

async function openFor(grader: BatchGrader, { root, resume, request }: RunOptions): Promise<Journal> {
  const paths = request.paths.map((path) => resolve(path));
  const journal = await openJournal({
    folder: join(root, '.grader', 'runs'),
    key: keyRun(grader.digest, [{ ...request, paths }]),
    secret: readSecret(root, process.env),
    resume,
    warn: (message) => say(`grader: ${message}`),
  });
  if (resume && journal.found === 0)
    say('There is no interrupted run of this command to go on with: everything is graded.');
  return journal;
}

async function gradeOne(
  submission: Submission,
  grader: BatchGrader,
  journal: Journal,
): Promise<GradedSubmission> {
  const graded = await grader.grade(submission, (fileHash) => journal.recall(submission, fileHash));
  await journal.record(graded.report, graded.fileHash);
  return graded;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

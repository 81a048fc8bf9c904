import type { Argv } from 'yargs';
import { gatherSubmissions, mapInOrder } from '../batch';
import { UsageError } from '../utils/usageError';
import type { Database } from '../database';
import type { Assignment, Submission } from '../domain';
import { createPersist, enqueueJobs, openQueue, retryFaults, type NewJob, type Queue } from '../queue';
import { cleanText } from '../utils/cleanText';
import { formatCount } from '../utils/formatCount';
import { gatherBatches } from '../queue/gatherBatches';
import { gitRangeOption, pathsOption, studentOptions } from './gradingOptions';
import { chooseZone } from '../gradebook/resolveLocal';
import { requireOwners } from '../gradebook/requireOwners';
import { parseReceived } from '../batch/handIn';
import { startProgress } from '../runs/progress';
import { databaseOption, openServer, readTerms } from './queueOptions';
import { readJob } from '../queue/readJob';
import { chooseAssignmentsFor, chooseRoot, listGenericNames, type CommonOptions } from './chooseAssignment';
import { plainSession, withSession } from '../runs/withSession';
import { writeStdout } from '../output/writeOutput';

export const command = 'submit [paths..]';
export const describe = 'put notebooks into the queue that grader worker grades from';

interface Options extends CommonOptions {
  readonly paths: readonly string[];
  readonly gitRange: string | undefined;
  readonly student: string | undefined;
  readonly studentFrom: string | undefined;
  readonly database: string | undefined;
  readonly received: string | undefined;
  readonly again: boolean;
}

export const builder = (argv: Argv) =>
  argv
    .positional('paths', {
      ...pathsOption,
      describe: 'all that grader grade takes',
    })
    .option('git-range', gitRangeOption)
    .options(studentOptions)
    .option('database', databaseOption)
    .option('received', {
      type: 'string',
      requiresArg: true,
      describe: 'when everything was handed in (2026-12-01T23:59:00+01:00)',
    })
    .option('again', {
      type: 'boolean',
      default: false,
      describe: 'have faults of the grader tried anew: those among the paths, or all',
    });

/** Files read at once, and notebooks in one transaction at most. */
const READ_AT_ONCE = 8;
const BATCH = { count: 250, bytes: 16_000_000 } as const;

/** A database that is away for longer is given up. */
const PATIENCE_MILLISECONDS = 60_000;

/** @returns the exit code: 0 when all are in the queue, or were before; 1 when of some no assignment is known */
export async function handler({ again, ...options }: Options): Promise<number> {
  const isNamed = options.paths.length > 0 || options.gitRange !== undefined;
  if (!isNamed && !again)
    throw new UsageError('Say what to submit: notebooks, folders or globs, as for grader grade.');
  const received = parseReceived(options.received);
  const root = chooseRoot(options);
  const submissions = isNamed
    ? await gatherSubmissions({ ...options, genericNames: listGenericNames(root) })
    : [];
  requireOwners(submissions);
  const sorted = await chooseAssignmentsFor(root, options.assignment, submissions);
  const unknown = submissions.filter((item) => sorted.nameFor(item) === null);
  for (const { file } of unknown)
    tell(`${file} is in no queue, since nothing tells which assignment it is of: name it with --assignment.`);
  const database = await openServer(options.database, 'submit');
  try {
    const counts: Counts = { all: 0, fresh: 0, retried: 0 };
    for (const assignment of sorted.assignments) {
      const own = submissions.filter((item) => sorted.nameFor(item) === assignment.name);
      const done = await submitTo(assignment, own, { root, database, received, again, isNamed });
      for (const key of ['all', 'fresh', 'retried'] as const) counts[key] += done[key];
    }
    await writeStdout(
      describeEnqueued(isNamed ? counts.all : null, counts.fresh, again ? counts.retried : null),
    );
    return unknown.length === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}

interface Counts {
  all: number;
  fresh: number;
  retried: number;
}

interface SubmitTerms {
  readonly root: string;
  readonly database: Database;
  readonly received: Date | null;
  readonly again: boolean;
  /** Whether some submissions were named, rather than all that is in the queue meant. */
  readonly isNamed: boolean;
}

/** Puts the submissions of one assignment into its queue. */
async function submitTo(
  assignment: Assignment,
  submissions: readonly Submission[],
  { root, database, received, again, isNamed }: SubmitTerms,
): Promise<Counts> {
  // What a queue is called depends on all that decides a verdict: the hidden cases and their answers among it.
  const terms = await withSession({ root, assignment, ...plainSession }, (grader) =>
    Promise.resolve(readTerms(root, grader)),
  );
  const times = { received, timeZone: chooseZone(assignment.deadline) };
  const queue = await openQueue(database, terms, tell);
  try {
    const jobs = mapInOrder(submissions, READ_AT_ONCE, (item) => readJob(item, terms, times));
    const { fresh, ids } = await enqueueAll(queue, jobs, submissions);
    const retried = again ? await retryFaults(queue, isNamed ? ids : undefined) : 0;
    return { all: submissions.length, fresh, retried };
  } finally {
    await queue.engine.stop();
  }
}

/** The next batch is read while one is being put in. */
async function enqueueAll(
  queue: Queue,
  jobs: AsyncIterable<NewJob>,
  submissions: readonly Submission[],
): Promise<{ readonly fresh: number; readonly ids: readonly string[] }> {
  const progress = startProgress(submissions.length, true, () => false);
  const ids: string[] = [];
  let fresh = 0;
  let entering = Promise.resolve();
  const persist = createPersist({ milliseconds: PATIENCE_MILLISECONDS, tell });
  const enter = async (batch: readonly NewJob[]): Promise<void> => {
    fresh += await persist(() => enqueueJobs(queue, batch));
    for (const { id } of batch) {
      ids.push(id);
      progress.advance();
    }
  };
  try {
    for await (const batch of gatherBatches(jobs, BATCH, sizeOf)) {
      await entering;
      entering = enter(batch);
      // Whoever waits for it hears of a failure.
      entering.catch(() => undefined);
    }
    await entering;
  } finally {
    await entering.catch(() => undefined);
    progress.stop();
  }
  return { fresh, ids };
}

function sizeOf({ content }: NewJob): number {
  return content.kind === 'bytes' ? content.bytes.length : 0;
}

function describeEnqueued(all: number | null, fresh: number, retried: number | null): string {
  const told = [
    ...(all !== null ? [`${formatCount(fresh)} new, ${formatCount(all - fresh)} already there`] : []),
    ...(retried === null
      ? []
      : [`${formatCount(retried)} ${retried === 1 ? 'fault' : 'faults'} will be tried again`]),
  ];
  return `${told.join('; ')}\n`;
}

function tell(message: string): void {
  process.stderr.write(`grader: ${cleanText(message)}\n`);
}

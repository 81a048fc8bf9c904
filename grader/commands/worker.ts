import type { Argv } from 'yargs';
import { UsageError } from '../utils/usageError';
import type { Database } from '../database';
import type { Grader } from '../grading/grader';
import { createPersist, noteRefusals, openQueue, runWorker, type WorkerEnd } from '../queue';
import type { SandboxOptions } from '../sandbox';
import { cleanText } from '../utils/cleanText';
import { createJobGrader } from '../queue/gradeJob';
import { describeIsolation, isolationOption, jobsOption, requireJobs } from './gradingOptions';
import { drainOnStop, endWithGrader, type Signal } from '../process/interrupt';
import { databaseOption, openServer, readTerms } from './queueOptions';
import { chooseAssignment, chooseRoot, type CommonOptions } from './chooseAssignment';
import { withSession } from '../runs/withSession';

export const command = 'worker';
export const describe = 'grade what grader submit put into the queue, until told to stop';

interface Options extends CommonOptions {
  readonly database: string | undefined;
  readonly jobs: number;
  readonly untilEmpty: boolean;
  readonly silence: number;
  readonly patience: number;
  readonly isolation: SandboxOptions['isolation'];
  readonly cache: boolean;
}

export const builder = (argv: Argv) =>
  argv
    .option('database', databaseOption)
    .option('jobs', jobsOption)
    .option('until-empty', {
      type: 'boolean',
      default: false,
      describe: 'end when all that was submitted is done, whoever does it',
    })
    .option('silence', {
      type: 'number',
      default: 10,
      requiresArg: true,
      describe: 'seconds without a word after which others take this worker for gone',
    })
    .option('patience', {
      type: 'number',
      default: 120,
      requiresArg: true,
      describe: 'seconds for which to bear with a database that cannot be reached',
    })
    .option('isolation', isolationOption)
    .option('cache', {
      type: 'boolean',
      default: true,
      describe: 'reuse what was judged before on this machine; --no-cache judges everything anew',
    });

/** As a shell counts a process that SIGINT or SIGHUP ended; SIGTERM is how a service is told that its work is done. */
const EXIT_CODES: Readonly<Record<Signal, number>> = { SIGTERM: 0, SIGINT: 130, SIGHUP: 129 };

/** @returns the exit code: 0 once it was told to stop, or all is done; 2 where something is left that it cannot do */
export async function handler(options: Options): Promise<number> {
  requireJobs(options.jobs);
  if (!(options.silence >= 1 && options.silence <= 3600))
    throw new UsageError('--silence takes a number of seconds from 1 to 3600.');
  if (!(options.patience >= 0)) throw new UsageError('--patience takes a number of seconds from 0.');
  const root = chooseRoot(options);
  const assignment = chooseAssignment(root, options.assignment);
  const database = await openServer(options.database, 'worker');
  try {
    const { isolation, jobs, cache } = options;
    return await withSession(
      { root, assignment, isolation, concurrency: jobs, publicOnly: false, remember: cache, batch: true },
      (grader) => work(root, database, grader, options),
    );
  } finally {
    await database.close();
  }
}

async function work(
  root: string,
  database: Database,
  grader: Grader,
  { jobs, untilEmpty, silence, patience }: Options,
): Promise<number> {
  const stop = new AbortController();
  const persist = createPersist({ milliseconds: patience * 1000, tell, signal: stop.signal });
  const terms = readTerms(root, grader);
  const queue = await persist(() => openQueue(database, terms, tell));
  let stoppedBy = null as Signal | null;
  const refused = new Map<string, string>();
  const stopDraining = drainOnStop((signal) => {
    stoppedBy = signal;
    tell(`${signal}: finishing what is under way, and taking nothing new; once more stops at once.`);
    stop.abort();
  });
  tell(describeIsolation(grader.sandbox.isolation));
  tell(`Grading ${terms.assignment}, revision ${terms.revision.slice(0, 8)}, from ${database.place}.`);
  const running = runWorker({
    queue,
    persist,
    jobs,
    untilEmpty,
    tell,
    silenceSeconds: silence,
    stop: stop.signal,
    grade: createJobGrader(grader, terms),
    async tidyUp() {
      for (const { queue: other, reason, waiting } of await noteRefusals(queue, terms)) {
        if (refused.get(other) !== reason)
          tell(
            `Refused: ${waiting} ${waiting === 1 ? 'submission waits' : 'submissions wait'} for ${reason}.`,
          );
        refused.set(other, reason);
      }
    },
  });
  // What is killed with the grader says nothing of a student: from then on nothing is recorded, and what this worker
  // holds is given back at once rather than when it is missed.
  const leave = endWithGrader({
    async end() {
      stop.abort();
      await running;
    },
    describeStop: () => 'stopped at once; what was under way is graded again by other workers',
  });
  try {
    const end = await running;
    tell(describeEnd(end));
    if (stoppedBy !== null) return EXIT_CODES[stoppedBy];
    return end.brokenBy !== null || end.faults > 0 || refused.size > 0 ? 2 : 0;
  } finally {
    stopDraining();
    leave();
    await queue.engine.stop();
  }
}

function describeEnd({ recorded, dropped, released, faults, brokenBy }: WorkerEnd): string {
  const told = [
    `${recorded} recorded`,
    ...(released > 0 ? [`${released} given back`] : []),
    ...(dropped > 0 ? [`${dropped} dropped, since others had them by then`] : []),
    ...(faults > 0
      ? [`${faults} in the queue given up as faults of the grader (grader status lists them)`]
      : []),
  ].join(', ');
  return brokenBy === null ? `${told}.` : `This machine cannot grade (${cleanText(brokenBy)}). ${told}.`;
}

function tell(message: string): void {
  process.stderr.write(`grader: ${cleanText(message)}\n`);
}

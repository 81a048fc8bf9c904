import { transientVerdicts } from '../cache';
import type { Attempt } from '../domain';
import { createGatherer } from './gatherResults';
import type { Queue, TakenJob } from './jobs';
import { createSource } from './jobSource';
import type { Persist } from './persist';
import type { Heartbeat } from './heartbeat';
import { countFailedTries } from './failedJobs';
import { settleJobs } from './settleJobs';
import { takeJobs, releaseJobs } from './takeJobs';

/**
 * The result of grading a job. Whatever a submission holds, the result is an attempt of each owner; `failed` is a fault of the
 * grader.
 */
export type GradedJob =
  | { readonly kind: 'graded'; readonly attempts: readonly Attempt[] }
  /** `isMachine`: this machine could not have graded any submission. */
  | { readonly kind: 'failed'; readonly reason: string; readonly isMachine: boolean };

export type Grade = (job: TakenJob) => Promise<GradedJob>;

export interface WorkRoundsOptions {
  readonly queue: Queue;
  readonly persist: Persist;
  /** How many submissions it grades at once. */
  readonly jobs: number;
  readonly stop: AbortSignal;
  readonly grade: Grade;
  readonly tell: (message: string) => void;
}

/** What one worker did. */
export interface WorkCount {
  readonly recorded: number;
  /** Graded here, but dropped since another worker had been given the job. */
  readonly dropped: number;
  /** Why this machine cannot grade at all; null if it can. */
  readonly brokenBy: string | null;
}

/** The two kinds of rounds of which a worker's run consists. Each gives how many jobs it took. */
export interface WorkRounds {
  /** Grades the jobs that are to be tried alone, one at a time. */
  readonly workAlone: () => Promise<number>;
  /** Grades other jobs, several at once, until there are none or one is to be tried alone. */
  readonly workTogether: () => Promise<number>;
  /** Whether nothing more may be begun: the worker was stopped, or cannot go on. */
  readonly isOver: () => boolean;
  readonly count: () => WorkCount;
}

interface Result {
  readonly job: TakenJob;
  readonly graded: GradedJob;
}

/** See `createGatherer`: several results are committed in one transaction. */
const GATHER = { milliseconds: 200, most: 32 } as const;
/** Jobs taken in advance for each submission under way: few, since each costs a try if the worker is killed. */
const AHEAD = 4;
/** After so many different submissions in a row that failed by the machine's fault, the worker ends. */
const MOST_FAILURES = 3;

export function createWorkRounds(options: WorkRoundsOptions, heartbeat: Heartbeat): WorkRounds {
  const { queue, persist, jobs, stop, grade, tell } = options;
  const count = { recorded: 0, dropped: 0, brokenBy: null as string | null };
  /** Ids of the jobs that were taken and not yet settled. */
  const held = new Set<string>();
  /** Ids of the last jobs in a row that failed by the machine's fault. */
  const ungraded = new Set<string>();
  const isOver = () => stop.aborted || count.brokenBy !== null || heartbeat.failure() !== null;

  const take = (most: number, isAlone: boolean): Promise<readonly TakenJob[]> =>
    persist(async (attempt) => {
      // A broken connection may have hidden that the transaction succeeded: jobs taken by it unknown to us go back.
      if (attempt > 0) await releaseJobs(queue, heartbeat.id(), [...held]);
      const taken = await takeJobs(queue, { worker: heartbeat.id(), most, isAlone });
      for (const { id } of taken) held.add(id);
      return taken;
    });

  const gradeOne = async (job: TakenJob): Promise<Result> => {
    const graded = await grade(job);
    if (graded.kind === 'graded') ungraded.clear();
    else if (graded.isMachine) ungraded.add(job.id);
    if (graded.kind === 'failed' && ungraded.size >= MOST_FAILURES) count.brokenBy ??= graded.reason;
    return { job, graded };
  };

  const settle = async (results: readonly Result[]): Promise<void> => {
    const done = results.flatMap(({ job, graded }) =>
      graded.kind === 'graded' && !(stop.aborted && graded.attempts.some(isTransient))
        ? [{ job, attempts: graded.attempts }]
        : [],
    );
    const recorded = done.length === 0 ? 0 : await persist(() => settleJobs(queue, done));
    count.recorded += recorded;
    count.dropped += done.length - recorded;
    for (const { job, graded } of results) {
      if (graded.kind === 'failed' && !stop.aborted) await countFailedTry(job, graded.reason);
      held.delete(job.id);
    }
  };

  const countFailedTry = async (job: TakenJob, reason: string): Promise<void> => {
    const { again, faults } = await persist(() =>
      queue.database.transaction((transaction) =>
        countFailedTries(queue, transaction, { worker: job.holder, reason, ids: [job.id] }),
      ),
    );
    if (again + faults === 0) return;
    const next = faults > 0 ? 'it is given up, as a fault of the grader' : 'it will be tried again';
    tell(`${job.submission} could not be graded (${reason}): ${next}.`);
  };

  return {
    isOver,
    count: () => count,
    async workAlone() {
      for (let taken = 0; ; taken += 1) {
        const [job] = isOver() ? [] : await take(1, true);
        if (job === undefined) {
          heartbeat.forgetAlone();
          return taken;
        }
        await settle([await gradeOne(job)]);
      }
    },
    async workTogether() {
      let taken = 0;
      const takeNext = async (): Promise<readonly TakenJob[]> => {
        // Where a job waits to be tried alone, nothing more is taken, so that this round comes to its end.
        const next = isOver() || heartbeat.isAloneWaiting() ? [] : await take(jobs * AHEAD, false);
        taken += next.length;
        return next;
      };
      let hasFailed = false;
      const source = createSource(takeNext, jobs, () => hasFailed || isOver());
      const gatherer = createGatherer(settle, GATHER);
      const runLane = async (): Promise<void> => {
        for (let job = await source.next(); job !== null; job = await source.next()) {
          // Taken under an earlier id: this worker was silent for too long, and others have the job.
          if (job.holder === heartbeat.id()) await gatherer.add(await gradeOne(job));
          else held.delete(job.id);
        }
      };
      const lanes = Array.from({ length: jobs }, () =>
        runLane().catch((error: unknown) => {
          hasFailed = true;
          throw error;
        }),
      );
      const ends = await Promise.allSettled(lanes);
      await gatherer.flush();
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
      return taken;
    },
  };
}

/**
 * Whether a verdict may come from the signal that stops the worker: stopping a service or a container signals all of
 * its processes, the children that run student code among them. Such a result is not recorded.
 */
function isTransient({ report }: Attempt): boolean {
  return report.functions.some(({ verdict }) => transientVerdicts.has(verdict));
}

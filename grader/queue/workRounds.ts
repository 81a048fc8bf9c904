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

/** What grading came to. Whatever a submission holds ends in an attempt; a failure is the grader's or the machine's. */
export type GradedJob =
  | { readonly kind: 'graded'; readonly attempt: Attempt }
  /** `isMachine`: no submission could have been graded here. */
  | { readonly kind: 'failed'; readonly reason: string; readonly isMachine: boolean };

export type Grade = (job: TakenJob) => Promise<GradedJob>;

export interface WorkRoundsOptions {
  readonly queue: Queue;
  readonly persist: Persist;
  /** Submissions at once. */
  readonly jobs: number;
  readonly stop: AbortSignal;
  readonly grade: Grade;
  readonly tell: (message: string) => void;
}

/** What one worker did. */
export interface WorkCount {
  readonly recorded: number;
  /** Done here, but given to somebody else before. */
  readonly dropped: number;
  /** Why this machine cannot grade; null where it can. */
  readonly brokenBy: string | null;
}

/** What a worker does between two looks at what to do next. Both give how many jobs were taken. */
export interface WorkRounds {
  readonly workAlone: () => Promise<number>;
  readonly workTogether: () => Promise<number>;
  /** Nothing more is to be begun. */
  readonly isOver: () => boolean;
  readonly count: () => WorkCount;
}

interface Result {
  readonly job: TakenJob;
  readonly graded: GradedJob;
}

/** A result waits so long for others, so that one transaction serves several. */
const GATHER = { milliseconds: 200, most: 32 } as const;
/** Taken at once for each submission under way: few, since a worker that is killed takes them along. */
const AHEAD = 4;
/** So many submissions in a row that the machine cannot grade are enough to know. */
const MOST_FAILURES = 3;

export function createWorkRounds(options: WorkRoundsOptions, heartbeat: Heartbeat): WorkRounds {
  const { queue, persist, jobs, stop, grade, tell } = options;
  const count = { recorded: 0, dropped: 0, brokenBy: null as string | null };
  /** Jobs in this process's hands. */
  const held = new Set<string>();
  const unable = new Set<string>();
  const isOver = () => stop.aborted || count.brokenBy !== null || heartbeat.failure() !== null;

  const take = (most: number, isAlone: boolean): Promise<readonly TakenJob[]> =>
    persist(async (attempt) => {
      // The connection may have broken when the database had given jobs out already: nobody would know of them.
      if (attempt > 0) await releaseJobs(queue, heartbeat.id(), [...held]);
      const taken = await takeJobs(queue, { worker: heartbeat.id(), most, isAlone });
      for (const { id } of taken) held.add(id);
      return taken;
    });

  const gradeOne = async (job: TakenJob): Promise<Result> => {
    const graded = await grade(job);
    if (graded.kind === 'graded') unable.clear();
    else if (graded.isMachine) unable.add(job.id);
    if (graded.kind === 'failed' && unable.size >= MOST_FAILURES) count.brokenBy ??= graded.reason;
    return { job, graded };
  };

  const settle = async (results: readonly Result[]): Promise<void> => {
    const done = results.flatMap(({ job, graded }) =>
      graded.kind === 'graded' && !(stop.aborted && isTransient(graded.attempt))
        ? [{ job, attempt: graded.attempt }]
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
        // First what is to be tried alone; meanwhile what is at hand is finished.
        const next = isOver() || heartbeat.isAloneWaiting() ? [] : await take(jobs * AHEAD, false);
        taken += next.length;
        return next;
      };
      let hasFailed = false;
      const source = createSource(takeNext, jobs, () => hasFailed || isOver());
      const gatherer = createGatherer(settle, GATHER);
      const runLane = async (): Promise<void> => {
        for (let job = await source.next(); job !== null; job = await source.next()) {
          // Others have it: this worker was silent for too long.
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
 * A child that crashed, or did not end in time, while the worker is being stopped may have been hit by the very signal
 * that stops it (a service's or a container's stop goes to all of its processes): that says nothing of a student.
 */
function isTransient({ report }: Attempt): boolean {
  return report.functions.some(({ verdict }) => transientVerdicts.has(verdict));
}

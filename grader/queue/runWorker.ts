import { setTimeout as wait } from 'node:timers/promises';
import { releaseJobs } from './takeJobs';
import { startHeartbeat, type HeartbeatOptions } from './heartbeat';
import { createWorkRounds, type Grade, type WorkCount } from './workRounds';
import { countFaults, isSettled } from './workers';

export interface WorkerOptions extends HeartbeatOptions {
  /** Whether to end when every submission of the queue is done or given up, by any worker. */
  readonly untilEmpty: boolean;
  /** After abort, submissions under way are finished, and those not begun are given back. */
  readonly stop: AbortSignal;
  readonly grade: Grade;
}

export interface WorkerEnd extends WorkCount {
  /** Submissions of the queue that were given up, by any worker. */
  readonly faults: number;
  /** Submissions that were taken, not begun, and given back. */
  readonly released: number;
}

const POLL_MILLISECONDS = 500;

/**
 * Grades submissions of the queue until it is stopped, until all are done (`untilEmpty`), or until this machine turns
 * out to be unable to grade (`WorkerEnd.brokenBy`).
 * @throws DatabaseError when the database is away for longer than `persist` waits
 */
export async function runWorker(options: WorkerOptions): Promise<WorkerEnd> {
  const { queue, persist, stop, untilEmpty } = options;
  const heartbeat = await startHeartbeat(options);
  const rounds = createWorkRounds(options, heartbeat);
  try {
    while (!rounds.isOver()) {
      // No other submission is under way at this point, as `workAlone` needs it.
      const taken = (await rounds.workAlone()) + (await rounds.workTogether());
      if (taken > 0 || rounds.isOver()) continue;
      if (untilEmpty && (await persist(() => isSettled(queue)))) break;
      await wait(POLL_MILLISECONDS, undefined, { signal: stop }).catch(() => undefined);
    }
    const released = await persist(() => releaseJobs(queue, heartbeat.id()));
    if (heartbeat.failure() !== null) throw heartbeat.failure();
    return { ...rounds.count(), faults: await persist(() => countFaults(queue)), released };
  } finally {
    // If this fails, the other workers notice the silence.
    await heartbeat.end().catch(() => undefined);
  }
}

import { setTimeout as wait } from 'node:timers/promises';
import { releaseJobs } from './takeJobs';
import { startHeartbeat, type HeartbeatOptions } from './heartbeat';
import { createWorkRounds, type Grade, type WorkCount } from './workRounds';
import { countFaults, isSettled } from './workers';

export interface WorkerOptions extends HeartbeatOptions {
  /** Whether to end when every submission of the queue is done or given up, whoever does it. */
  readonly untilEmpty: boolean;
  /** Once aborted nothing new is begun: what is under way is finished, the rest given back. */
  readonly stop: AbortSignal;
  readonly grade: Grade;
}

export interface WorkerEnd extends WorkCount {
  /** Submissions of the queue that were given up, here or by others. */
  readonly faults: number;
  /** Given back unbegun. */
  readonly released: number;
}

const POLL_MILLISECONDS = 500;

/**
 * Grades what the queue holds, until it is told to stop, until all is done where that was asked for, or until this
 * machine turns out not to be able to.
 * @throws DatabaseError when the database is away for longer than it is waited for
 */
export async function runWorker(options: WorkerOptions): Promise<WorkerEnd> {
  const { queue, persist, stop, untilEmpty } = options;
  const heartbeat = await startHeartbeat(options);
  const rounds = createWorkRounds(options, heartbeat);
  try {
    while (!rounds.isOver()) {
      // Nothing is under way here: what is to be tried alone has nothing beside it.
      const taken = (await rounds.workAlone()) + (await rounds.workTogether());
      if (taken > 0 || rounds.isOver()) continue;
      if (untilEmpty && (await persist(() => isSettled(queue)))) break;
      await wait(POLL_MILLISECONDS, undefined, { signal: stop }).catch(() => undefined);
    }
    const released = await persist(() => releaseJobs(queue, heartbeat.id()));
    if (heartbeat.failure() !== null) throw heartbeat.failure();
    return { ...rounds.count(), faults: await persist(() => countFaults(queue)), released };
  } finally {
    // Whoever is not signed off is missed soon enough.
    await heartbeat.end().catch(() => undefined);
  }
}

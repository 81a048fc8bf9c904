import { setTimeout as wait } from 'node:timers/promises';
import { releaseJobs } from './takeJobs';
import { startPresence, type PresenceOptions } from './heartbeat';
import { createStretches, type Grade, type WorkCount } from './workPhases';
import { countFaults, isSettled } from './workers';

export interface WorkerOptions extends PresenceOptions {
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
  const presence = await startPresence(options);
  const stretches = createStretches(options, presence);
  try {
    while (!stretches.isOver()) {
      // Nothing is under way here: what is to be tried alone has nothing beside it.
      const taken = (await stretches.workAlone()) + (await stretches.workTogether());
      if (taken > 0 || stretches.isOver()) continue;
      if (untilEmpty && (await persist(() => isSettled(queue)))) break;
      await wait(POLL_MILLISECONDS, undefined, { signal: stop }).catch(() => undefined);
    }
    const released = await persist(() => releaseJobs(queue, presence.id()));
    if (presence.failure() !== null) throw presence.failure();
    return { ...stretches.count(), faults: await persist(() => countFaults(queue)), released };
  } finally {
    // Whoever is not signed off is missed soon enough.
    await presence.end().catch(() => undefined);
  }
}

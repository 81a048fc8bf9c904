import { DatabaseError, type DatabasePlace } from '../database';
import type { Attempt } from '../domain';
import { recordAttempts } from '.';
import { keepOpen } from './keepOpen';

/** Gathers attempts and puts them into a gradebook, a batch at a time. */
export interface Recorder {
  /** Waits only where the gradebook is far behind. */
  readonly add: (attempt: Attempt) => Promise<void>;
  /** Puts in what is left. May be called again. */
  readonly finish: () => Promise<RecordingOutcome>;
}

export interface RecordingOutcome {
  /** How many attempts are not in the gradebook. */
  readonly missing: number;
  /** Why, in a sentence. */
  readonly fault: string;
}

/** So many, or what has come in so many milliseconds, is written at once: a kill costs no more. */
const BATCH = 200;
const BATCH_MILLISECONDS = 5_000;
/** A gradebook that does not answer is tried again while no more than so many wait for it. */
const MOST_WAITING = 2_000;

/**
 * Sees that there is a gradebook, and makes it where there is none.
 * @throws DatabaseError when it is none of this grader's; what may pass is told on stderr and tried again
 */
export async function openRecorder(place: DatabasePlace): Promise<Recorder> {
  const kept = keepOpen(place);
  let waiting: readonly Attempt[] = [];
  let missing = 0;
  let fault = '';
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  const notice = (error: Error): void => {
    const sentence = error instanceof DatabaseError ? error.message : `It refused them: ${error.message}.`;
    if (fault === '') process.stderr.write(`grader: ${sentence} Grading goes on.\n`);
    fault = sentence;
  };
  const write = async (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const batch = waiting;
    if (batch.length === 0) return;
    try {
      await kept.use((database) => database.transaction((item) => recordAttempts(item, batch)));
      waiting = waiting.slice(batch.length);
    } catch (error) {
      notice(error as Error);
      if (batch.length < MOST_WAITING) return;
      missing += batch.length;
      waiting = waiting.slice(batch.length);
    }
  };
  /** One write at a time, each of all that waits by then. */
  const takeTurn = (): Promise<void> => (writing = writing.then(write));
  try {
    await kept.use(() => Promise.resolve());
  } catch (error) {
    if (!(error instanceof DatabaseError) || !error.isTransient) throw error;
    notice(error);
  }
  return {
    async add(attempt) {
      waiting = [...waiting, attempt];
      if (waiting.length >= MOST_WAITING) await takeTurn();
      else if (waiting.length % BATCH === 0) void takeTurn();
      else timer ??= setTimeout(() => void takeTurn(), BATCH_MILLISECONDS);
    },
    async finish() {
      await takeTurn();
      await kept.close();
      return { missing: missing + waiting.length, fault };
    },
  };
}

import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseError } from '../database';

export interface PersistOptions {
  /** How long to wait for the database before giving up. */
  readonly milliseconds: number;
  /** Gets a sentence when the database is lost, and when it is back. */
  readonly tell: (message: string) => void;
  /** Aborted, nothing is waited for any more. */
  readonly signal?: AbortSignal;
}

/** Runs work on the database, and runs it again where it fails for a transient reason. */
export type Persist = <Result>(work: (attempt: number) => Promise<Result>) => Promise<Result>;

const FIRST_WAIT = 250;
const LONGEST_WAIT = 10_000;

/**
 * Retries after a lost connection, while a server restarts, and after a deadlock. The work is repeated from its start,
 * so doing it twice must be the same as doing it once.
 * @throws what the work threw, when that is not transient or lasts longer than `milliseconds`
 */
export function createPersist({ milliseconds, tell, signal }: PersistOptions): Persist {
  let lostSince: number | null = null;
  return async (work) => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const result = await work(attempt);
        if (lostSince !== null) tell('The database is back.');
        lostSince = null;
        return result;
      } catch (error) {
        const delay = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt) * (0.75 + Math.random() / 2);
        if (isCollision(error) && attempt < 5) {
          await wait(delay);
          continue;
        }
        if (!(error instanceof DatabaseError) || !error.isTransient) throw error;
        const now = Date.now();
        if (lostSince === null)
          tell(`The database is away (${describeCause(error)}): trying again for ${describe(milliseconds)}.`);
        lostSince ??= now;
        const left = lostSince + milliseconds - now;
        if (signal?.aborted === true || left <= 0)
          throw new DatabaseError(
            `${error.message} Given up after ${describe(now - lostSince)}; what was not written by then is not lost: run the same command again.`,
            { cause: error },
          );
        await wait(Math.min(delay, left), undefined, signal === undefined ? {} : { signal }).catch(
          () => undefined,
        );
      }
    }
  };
}

/** A deadlock or a failed serialisation (PostgreSQL's error class 40): the transaction may be repeated at once. */
function isCollision(error: unknown): boolean {
  return error instanceof Error && /^40/.test((error as NodeJS.ErrnoException).code ?? '');
}

/** The server's message, without our advice to try again: that is what happens here. */
function describeCause({ cause, message }: DatabaseError): string {
  return cause instanceof Error && cause.message !== '' ? cause.message : message;
}

function describe(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} minutes`;
}

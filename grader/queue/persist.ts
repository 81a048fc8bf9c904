import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseError } from '../database';

export interface Patience {
  /** After so long without the database it is given up. */
  readonly milliseconds: number;
  readonly tell: (message: string) => void;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
}

/** Runs work on the database, again and again where it fails for a reason that passes. */
export type Persist = <Result>(work: (attempt: number) => Promise<Result>) => Promise<Result>;

const FIRST_WAIT = 250;
const LONGEST_WAIT = 10_000;

/**
 * Bears with a database that is away for a while: a connection that broke, a server that starts anew, two transactions
 * that stood in each other's way. The work is begun from its start each time, so it must bear being done twice.
 * @throws what the work threw, when it does not pass, or not in time
 */
export function createPersist({ milliseconds, tell, signal }: Patience): Persist {
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

/** Deadlock or failed serialisation (PostgreSQL's class 40): the one that lost may simply try again. */
function isCollision(error: unknown): boolean {
  return error instanceof Error && /^40/.test((error as NodeJS.ErrnoException).code ?? '');
}

/** The server's own word for it: what there is to do about it is being done. */
function describeCause({ cause, message }: DatabaseError): string {
  return cause instanceof Error && cause.message !== '' ? cause.message : message;
}

function describe(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} minutes`;
}

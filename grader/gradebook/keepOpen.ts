import { openDatabase, type Database, type DatabasePlace } from '../database';

/** A database that stays open from use to use. */
export interface KeptDatabase {
  /** One at a time, in the order in which they were asked for. */
  readonly use: <Result>(work: (database: Database) => Promise<Result>) => Promise<Result>;
  /** The next use opens it anew. */
  readonly close: () => Promise<void>;
}

const LOOK_MILLISECONDS = 500;

/**
 * Opens a database when it is first used, and again after a fault. Opening a folder takes a second of computing, so it
 * is held; but between two uses it is let go as soon as another process waits for it.
 */
export function keepOpen(place: DatabasePlace): KeptDatabase {
  const tell = (message: string): void => void process.stderr.write(`${message}\n`);
  let open: Database | null = null;
  let looking: NodeJS.Timeout | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const takeTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };
  const letGo = async (): Promise<void> => {
    if (looking !== null) clearInterval(looking);
    looking = null;
    const closing = open;
    open = null;
    await closing?.close().catch(() => undefined);
  };
  const connect = async (): Promise<Database> => {
    if (open !== null) return open;
    open = await openDatabase(place, { onWait: tell, onCreate: tell });
    looking = setInterval(() => {
      if (open?.isWanted() === true) void takeTurn(letGo);
    }, LOOK_MILLISECONDS).unref();
    return open;
  };
  return {
    use: (work) =>
      takeTurn(async () => {
        try {
          return await work(await connect());
        } catch (error) {
          await letGo();
          throw error;
        }
      }),
    close: () => takeTurn(letGo),
  };
}

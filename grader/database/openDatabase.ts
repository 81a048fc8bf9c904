import type { Database, DatabasePlace } from './database';
import { migrate } from './migrate';
import { openFolder } from './openFolder';
import { openServer } from './openServer';

export interface OpenOptions {
  /** Told once, in a sentence, when another process has the folder and this one waits for it. */
  readonly onWait?: (message: string) => void;
  /** Told once, in a sentence, before a new folder is made, which takes seconds. */
  readonly onCreate?: (message: string) => void;
  /** Of a server: connections at most. */
  readonly connections?: number;
}

/**
 * Opens a database and brings its schema up to date. A folder is open to one process at a time: others wait, so close
 * it soon.
 * @throws DatabaseError, in one sentence, when it cannot be opened or is of a newer grader
 */
export async function openDatabase(place: DatabasePlace, options: OpenOptions = {}): Promise<Database> {
  const database =
    place.kind === 'server'
      ? await openServer(place.url, options.connections)
      : await openFolder(place.folder, options);
  try {
    await migrate(database);
  } catch (error) {
    await database.close().catch(() => undefined);
    throw error;
  }
  return database;
}

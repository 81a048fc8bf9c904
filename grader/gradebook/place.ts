import { join } from 'node:path';
import { isThere } from '../utils/systemFault';
import { UsageError } from '../utils/usageError';
import { openDatabase, type Database, type DatabasePlace } from '../database';

/** Where the gradebook is: options of every command that opens one. */
export interface PlaceOptions {
  readonly gradebook: string | undefined;
  readonly database: string | undefined;
}

export const placeOptions = {
  gradebook: {
    type: 'string',
    describe: 'folder of the gradebook (default: .grader/gradebook)',
  },
  database: {
    type: 'string',
    requiresArg: true,
    describe: 'postgres://… of a server that has it (default: GRADER_DATABASE_URL)',
  },
} as const;

/**
 * The server or the folder that was named; else the server of GRADER_DATABASE_URL; else the folder of this course.
 * @throws UsageError when both were named
 */
export function choosePlace(
  root: string,
  { gradebook, database }: PlaceOptions,
  env: Readonly<Record<string, string | undefined>>,
): DatabasePlace {
  const named = gradebook === undefined || gradebook === '' ? undefined : gradebook;
  if (database !== undefined && named !== undefined)
    throw new UsageError(
      'A gradebook is in a folder or on a server: give --gradebook or --database, not both.',
    );
  if (named !== undefined) return { kind: 'folder', folder: named };
  const url = database ?? env['GRADER_DATABASE_URL'] ?? '';
  return url === ''
    ? { kind: 'folder', folder: join(root, '.grader', 'gradebook') }
    : { kind: 'server', url };
}

/** What needs a gradebook that is there already. @throws UsageError when there is none */
export function requireGradebook(place: DatabasePlace): void {
  if (place.kind === 'folder' && !isThere(place.folder))
    throw new UsageError(
      `There is no gradebook in ${place.folder} yet: "grader grade … --gradebook" makes it.`,
    );
}

/** Opens the gradebook, works with it, and closes it whatever happens. @throws DatabaseError */
export async function withGradebook<Result>(
  place: DatabasePlace,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const tell = (message: string): void => void process.stderr.write(`${message}\n`);
  const database = await openDatabase(place, { onWait: tell, onCreate: tell });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database, type DatabasePlace } from '../database';
import { lockFolder } from '../database/lockFolder';
import { migrations } from '../database/migrations';
import { repository } from './runCli';
import { findPostgres, startPostgres, type TestPostgres } from './startPostgres';

/** Where tests of one kind of database get empty ones. */
export interface TestDatabases {
  /** An empty gradebook that nobody else has. */
  readonly make: () => Promise<DatabasePlace>;
  readonly end: () => Promise<void>;
}

export type TestKind = 'pglite' | 'postgres';

/** Both, where PostgreSQL is installed; else the one that needs nothing. */
export const testKinds: readonly TestKind[] = findPostgres() === null ? ['pglite'] : ['pglite', 'postgres'];

export async function startDatabases(kind: TestKind): Promise<TestDatabases> {
  return kind === 'pglite' ? startFolders() : serveDatabases(await startPostgres());
}

/** An empty database for the tests of one `describe`, open all the while; `take` has it before the first. */
export function useDatabase(kind: TestKind, take: (database: Database) => void): void {
  let databases: TestDatabases;
  let database: Database;
  beforeAll(async () => {
    databases = await startDatabases(kind);
    database = await openDatabase(await databases.make());
    take(database);
  });
  afterAll(async () => {
    await database.close();
    await databases.end();
  });
}

/** What the command line takes for a place. */
export function placeArguments(place: DatabasePlace): readonly string[] {
  return place.kind === 'folder' ? [`--gradebook=${place.folder}`] : [`--database=${place.url}`];
}

async function startFolders(): Promise<TestDatabases> {
  const root = mkdtempSync(join(tmpdir(), 'gradebooks-'));
  const pattern = await findPattern();
  let made = 0;
  return {
    make() {
      const folder = join(root, `gradebook-${(made += 1)}`);
      cpSync(pattern, folder, { recursive: true });
      return Promise.resolve({ kind: 'folder', folder });
    },
    end() {
      rmSync(root, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

/** Making a folder takes seconds, copying one does not: an empty one is kept, for this schema, and never opened again. */
async function findPattern(): Promise<string> {
  const cache = join(repository, 'node_modules', '.cache', 'grader-gradebooks');
  const key = createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 16);
  const pattern = join(cache, key);
  if (existsSync(pattern)) return pattern;
  mkdirSync(cache, { recursive: true });
  // One makes it, the others wait.
  const lock = await lockFolder(join(cache, 'making'));
  const part = join(cache, `part-${process.pid}`);
  try {
    if (existsSync(pattern)) return pattern;
    for (const name of readdirSync(cache)) {
      if (/^([0-9a-f]{16}|part-.*)$/.test(name)) rmSync(join(cache, name), { recursive: true, force: true });
    }
    await (await openDatabase({ kind: 'folder', folder: part })).close();
    renameSync(part, pattern);
    return pattern;
  } finally {
    await lock.release();
  }
}

function serveDatabases(postgres: TestPostgres): TestDatabases {
  return {
    make: async () => ({ kind: 'server', url: await postgres.createDatabase() }),
    end: postgres.stop,
  };
}

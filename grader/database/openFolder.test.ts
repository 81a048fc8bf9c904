import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startDatabases, type TestDatabases } from '../testing/databases';
import type { DatabasePlace } from './database';
import { DatabaseError } from './databaseError';
import { locateLock, lockFolder } from './lockFolder';
import { openDatabase } from './openDatabase';

jest.setTimeout(120_000);

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'folder-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('a folder', () => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await startDatabases('pglite');
  });
  afterAll(() => databases.end());

  it('is made whole or not at all, for its owner alone, and leaves nothing beside it', async () => {
    const folder = join(root, 'deep', 'book');
    const leftover = `${folder}.new-1-0123abcd`;
    mkdirSync(leftover, { recursive: true });
    utimesSync(leftover, new Date(0), new Date(0));
    const told: string[] = [];
    const database = await openDatabase(
      { kind: 'folder', folder },
      { onCreate: (message) => told.push(message) },
    );
    expect(database).toMatchObject({ kind: 'pglite', place: folder });
    await database.close();
    expect(told).toEqual([`Making a gradebook in ${folder}.`]);
    expect(readdirSync(join(root, 'deep'))).toEqual(['book']);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('that is something else is left as it is', async () => {
    writeFileSync(join(root, 'alice.ipynb'), '{}');
    for (const folder of [root, join(root, 'alice.ipynb')]) {
      await expect(openDatabase({ kind: 'folder', folder })).rejects.toThrow(
        /is no gradebook, and holds something else: name a folder of its own/,
      );
    }
    expect(readdirSync(root)).toEqual(['alice.ipynb']);
  });

  it('under a file cannot be made, in a sentence', async () => {
    writeFileSync(join(root, 'file'), '');
    const opening = openDatabase({ kind: 'folder', folder: join(root, 'file', 'book') });
    await expect(opening).rejects.toMatchObject({ name: 'DatabaseError', isTransient: true });
    await expect(opening).rejects.toThrow(/cannot be written: /);
  });

  it('that is damaged is told from one that is missing', async () => {
    const place = (await databases.make()) as Extract<DatabasePlace, { kind: 'folder' }>;
    writeFileSync(join(place.folder, 'PG_VERSION'), '9\n');
    rmSync(join(place.folder, 'global'), { recursive: true });
    await expect(openDatabase(place)).rejects.toThrow(
      /cannot be opened \(.*\): the disk is full, or it is damaged or of another/s,
    );
    expect(existsSync(locateLock(place.folder).lock)).toBe(false);
  });

  it('is open to one at a time: the second waits', async () => {
    const place = await databases.make();
    const first = await openDatabase(place);
    const told: string[] = [];
    const second = openDatabase(place, { onWait: (message) => told.push(message) });
    expect(first.isWanted()).toBe(false);
    const closing = wait(1500).then(() => {
      expect(first.isWanted()).toBe(true);
      return first.close();
    });
    const database = await second;
    await closing;
    expect(database.isWanted()).toBe(false);
    expect(told).toEqual([
      expect.stringMatching(`^Waiting for the gradebook in .*: process ${process.pid} has it\\.$`),
    ]);
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.close();
  });

  it('keeps what comes during a transaction out of it', async () => {
    const database = await openDatabase(await databases.make());
    let other: Promise<unknown> = Promise.resolve();
    const failing = database.transaction(async (transaction) => {
      await transaction.query('CREATE TABLE grader.rolled (n int)');
      other = database.query('CREATE TABLE grader.kept (n int)');
      await wait(50);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await other;
    const [found] = await database.query(
      `SELECT to_regclass('grader.rolled') IS NULL AS rolled, to_regclass('grader.kept') IS NULL AS kept`,
    );
    expect(found).toEqual({ rolled: true, kept: false });
    await database.close();
  });

  it('whose lock was lost is not committed to', async () => {
    const place = (await databases.make()) as Extract<DatabasePlace, { kind: 'folder' }>;
    const database = await openDatabase(place);
    const failing = database.transaction(async (transaction) => {
      await transaction.query('CREATE TABLE grader.late (n int)');
      rmSync(locateLock(place.folder).lock, { recursive: true });
      // Longer than from one sign of life to the next.
      await wait(4500);
    });
    await expect(failing).rejects.toThrow(DatabaseError);
    await expect(failing).rejects.toThrow(/was taken by another grader .* nothing was written/);
    expect(await database.query(`SELECT to_regclass('grader.late') AS late`)).toEqual([{ late: null }]);
    await database.close();
  });
});

describe('the lock of a folder', () => {
  const write = (pid: number, silence: number): string => {
    const folder = join(root, 'book');
    const { lock, owner } = locateLock(folder);
    mkdirSync(lock);
    writeFileSync(owner, JSON.stringify({ host: hostname(), pid }));
    const then = new Date(Date.now() - silence);
    utimesSync(lock, then, then);
    return folder;
  };

  it('of a process that was killed is taken when it has been silent for ten seconds', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => child.once('close', resolve));
    const lock = await lockFolder(write(child.pid ?? 0, 11_000));
    expect(lock.isLost()).toBe(false);
    await lock.release();
    expect(readdirSync(root)).toEqual([]);
  });

  it('of a process that lives is not, and after a minute is told', async () => {
    await expect(lockFolder(write(process.pid, 61_000))).rejects.toThrow(
      new RegExp(
        `^process ${process.pid} has the gradebook in .* and stands still: end it, or delete .*\\.lock`,
      ),
    );
  });

  it('whose owner is nonsense counts as a lock all the same', async () => {
    const folder = write(1, 11_000);
    writeFileSync(locateLock(folder).owner, '\u0000{"pid": "x"}');
    await (await lockFolder(folder)).release();
  });
});

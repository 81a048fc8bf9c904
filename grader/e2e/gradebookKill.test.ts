import { withoutOwners } from '../testing/withoutOwners';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { openDatabase, type DatabasePlace } from '../database';
import { locateLock } from '../database/lockFolder';
import { readAttempts } from '../gradebook/readAttempts';
import { buildSubmission, rightCells } from '../testing/answers';
import { placeArguments, startDatabases, testKinds, type TestDatabases } from '../testing/databases';
import { makeKit } from '../testing/makeKit';
import { eventually, findRunning } from '../testing/processes';
import { startCli } from '../testing/startCli';

jest.setTimeout(240_000);

/** More of them by hand: KILLS=50 npx jest … gradebookKill */
const kills = Number(process.env['KILLS'] ?? 2);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

const BATCH = 20;
/** Records batch after batch on one opening, and says of each that it is committed; its reports are large enough to tear. */
const recordEndlessly = `
  const [dist, place, first] = process.argv.slice(1);
  const { openDatabase } = require(dist + '/database');
  const { recordAttempts } = require(dist + '/gradebook');
  const makeBatch = (number) => Array.from({ length: ${BATCH} }, (_, index) => ({
    student: 'batch-' + number, assignment: 'a', graderVersion: '0', revision: 'r',
    fileHash: (number * ${BATCH} + index).toString(16).padStart(64, '0'),
    owner: { source: 'file', identifiers: [], name: 'batch-' + number, group: null, isAnonymous: false },
    handIn: { kind: 'time', at: new Date(0), from: 'file' }, gradedAt: new Date(1),
    report: { submission: 's', file: 'f', status: 'graded', score: index, maxScore: 100, functions: [],
      diagnostics: Array.from({ length: 40 }, (_, line) => ({ severity: 'error', message: 'x'.repeat(97) + line })) },
  }));
  (async () => {
    const database = await openDatabase(JSON.parse(place));
    console.log('open');
    for (let number = Number(first); ; number += 1) {
      const batch = makeBatch(number);
      await database.transaction(async (item) => {
        for (const attempt of batch) await recordAttempts(item, [attempt]);
      });
      console.log(number);
    }
  })();`;

describe.each(testKinds)('a grader that is killed, on %s', (kind) => {
  let databases: TestDatabases;
  let kit: string;
  beforeAll(async () => {
    databases = await startDatabases(kind);
    kit = makeKit();
  });
  afterAll(async () => {
    await databases.end();
    rmSync(kit, { recursive: true, force: true });
  });

  const read = async (place: DatabasePlace, assignment: string) => {
    forgetLock(place);
    const database = await openDatabase(place);
    try {
      return await readAttempts(database, { assignment, owners: null, withReports: true });
    } finally {
      await database.close();
    }
  };

  it(`while it commits leaves whole batches, the last that was committed among them (seed ${seed})`, async () => {
    const place = await databases.make();
    let expected = 0;
    await fc.assert(
      fc.asyncProperty(fc.noBias(fc.integer({ min: 0, max: 1500 })), async (milliseconds) => {
        const args = [
          '-e',
          recordEndlessly,
          join(kit, 'grader/dist'),
          JSON.stringify(place),
          String(expected),
        ];
        const child = spawn(process.execPath, args, { cwd: kit, stdio: ['ignore', 'pipe', 'inherit'] });
        let said = '';
        child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
        expect(await eventually(() => said.startsWith('open'), 60_000)).toBe(true);
        await wait(milliseconds);
        child.kill('SIGKILL');
        await new Promise((resolve) => child.once('close', resolve));
        const committed = said.split('\n').slice(1, -1).map(Number);
        const last = committed.at(-1) ?? expected - 1;
        const found = await read(place, 'a');
        // What was under way may have been committed and not yet told.
        expect([last + 1, last + 2]).toContain(found.length / BATCH);
        expect(found.every(({ report }) => report?.diagnostics.length === 40)).toBe(true);
        expected = found.length / BATCH;
      }),
      { numRuns: kills, seed, endOnFailure: true },
    );
  });

  it(`while it grades leaves whole attempts, and the same command completes them (seed ${seed})`, async () => {
    const place = await databases.make();
    putClass(join(kit, 'class'));
    const args = ['grade', 'class', '--format', 'jsonl', '--jobs', '2', ...placeArguments(place)];
    const usual = kind === 'pglite' ? 8_000 : 4_000;
    let before = 0;
    await fc.assert(
      fc.asyncProperty(fc.noBias(fc.integer({ min: 0, max: 999 })), async (thousandth) => {
        const cli = startCli(kit, args);
        await wait((thousandth / 1000) * usual);
        cli.kill('SIGKILL');
        await cli.ended;
        expect(await eventually(() => findRunning(kit).length === 0)).toBe(true);
        const { length } = await read(place, 'initialization');
        expect(length).toBeGreaterThanOrEqual(before);
        before = length;
      }),
      { numRuns: Math.ceil(kills / 2), seed, endOnFailure: true },
    );
    forgetLock(place);
    const { code, stdout } = await startCli(kit, args).ended;
    expect(code).toBe(1);
    const found = await read(place, 'initialization');
    const rows = withoutOwners(stdout);
    expect(found.map(({ report }) => JSON.stringify(report))).toEqual(rows);
    expect(found.every(({ gradings }) => gradings === 1)).toBe(true);
  });

  it('by Ctrl-C records what it graded', async () => {
    const place = await databases.make();
    putClass(join(kit, 'class'), 40, 1);
    const args = [
      'grade',
      'class',
      '--format',
      'jsonl',
      '--jobs',
      '2',
      '--no-cache',
      ...placeArguments(place),
    ];
    const cli = startCli(kit, args);
    expect(await eventually(() => cli.heard().split('\n').length > 4, 60_000)).toBe(true);
    cli.kill('SIGINT');
    const { signal, stdout, stderr } = await cli.ended;
    expect(signal).toBe('SIGINT');
    const [, count] = /stopped after ([\d,]+) of 40/.exec(stderr) ?? [];
    expect(Number(count)).toBeLessThan(40);
    const found = new Set((await read(place, 'initialization')).map(({ report }) => JSON.stringify(report)));
    for (const row of withoutOwners(stdout)) expect(found).toContain(row);
  });
});

/** As if ten seconds had gone by: then the lock of a process that is dead is anybody's. */
function forgetLock(place: DatabasePlace): void {
  if (place.kind !== 'folder') return;
  const { lock } = locateLock(place.folder);
  if (existsSync(lock)) utimesSync(lock, new Date(0), new Date(0));
}

/** @param slow which one never ends its loop, so that the batch is not done in a moment */
function putClass(folder: string, count = 24, slow = -1): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (let student = 0; student < count; student += 1) {
    const random = rightCells.random.replace('.mul(10)', `.mul(${10 + student})`);
    const zeros =
      student > 0 && student % 10 === slow ? rightCells.zeros.replace('l++', 'l += 0') : rightCells.zeros;
    writeFileSync(
      join(folder, `student-${String(student).padStart(2, '0')}.ipynb`),
      buildSubmission({ random, zeros }),
    );
  }
}

import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openServer } from '../database/openServer';
import { drawClass, makeCorrectSubmission } from './makeSubmissions';
import { runBatch } from './runBatch';
import { findPostgres, startPostgres } from './startPostgres';
import { repository, withWorkspace, writeBatch } from './workspace';

/** How many submissions are graded, and how many are only put into the queue. */
export interface QueueSizes {
  readonly different: number;
  readonly submitted: number;
}

/** Workers beside each other, one submission at once each. */
const WORKERS = [1, 2, 4] as const;

/**
 * The queue on PostgreSQL, through the real command line: how fast a class is put in, what grading through it costs
 * beside `grader grade` on all-different programs, and what more workers on this machine bring. On the server that
 * GRADER_DATABASE_URL names, in databases of its own that are dropped again; else on one that is started for it.
 */
export async function benchQueue(sizes: QueueSizes): Promise<void> {
  const given = process.env['GRADER_DATABASE_URL'] ?? '';
  if (given === '' && findPostgres() === null) {
    console.log('queue: not measured (no PostgreSQL here, and no GRADER_DATABASE_URL)');
    return;
  }
  const own = given === '' ? await startPostgres() : null;
  try {
    const server = own === null ? given : own.locate('postgres');
    await withWorkspace((root) => measureQueue(root, server, sizes));
  } finally {
    await own?.stop();
  }
}

async function measureQueue(
  root: string,
  server: string,
  { different, submitted }: QueueSizes,
): Promise<void> {
  const solution = await readFile(join(repository, 'solutions/initialization/Initialization.ipynb'), 'utf8');
  const aClass = await writeBatch(root, 'class', drawClass(solution, submitted));
  await withDatabase(server, async (url) => {
    const seconds = await runGrader(root, url, ['submit', aClass]);
    const again = await runGrader(root, url, ['submit', aClass]);
    const rate = (time: number) => (submitted / time).toFixed(0);
    console.log(`${submitted} put into the queue: ${rate(seconds)} a second; once more: ${rate(again)}`);
    console.log(`  the database is then ${await readSize(url)}`);
  });
  await rm(aClass, { recursive: true });

  const variants = Array.from({ length: different }, (_, variant) =>
    makeCorrectSubmission(solution, variant),
  );
  const folder = await writeBatch(root, 'different', variants);
  await rm(join(root, '.grader'), { recursive: true, force: true });
  const direct = await runBatch(root, folder, ['--jobs', '2']);
  console.log(`${different} all-different, grader grade --jobs 2: ${describe(direct.seconds, different)}`);
  const queued = await timeWorkers(root, server, folder, 1, 2);
  console.log(`  one worker --jobs 2: ${describe(queued, different)}`);
  console.log(`  the queue costs ${((queued / direct.seconds - 1) * 100).toFixed(0)} %`);
  let one: number | null = null;
  for (const workers of WORKERS) {
    const seconds = await timeWorkers(root, server, folder, workers, 1);
    one ??= seconds;
    const gain = workers === 1 ? '' : `, ${(one / seconds).toFixed(2)} × one`;
    console.log(`  ${workers} × worker --jobs 1: ${describe(seconds, different)}${gain}`);
  }
}

/** Seconds from the first worker's start to the last one's end, with no judgement remembered. */
async function timeWorkers(
  root: string,
  server: string,
  folder: string,
  workers: number,
  jobs: number,
): Promise<number> {
  return withDatabase(server, async (url) => {
    await runGrader(root, url, ['submit', folder]);
    const args = ['worker', '--until-empty', '--jobs', String(jobs), '--no-cache'];
    const started = process.hrtime.bigint();
    await Promise.all(Array.from({ length: workers }, () => runGrader(root, url, args)));
    return Number(process.hrtime.bigint() - started) / 1e9;
  });
}

/** Runs a command of the real command line. @returns its wall time in seconds, its start included */
async function runGrader(root: string, url: string, args: readonly string[]): Promise<number> {
  const started = process.hrtime.bigint();
  await new Promise<void>((resolve, reject) => {
    const env = { ...process.env, GRADER_SECRET: 'bench', GRADER_DATABASE_URL: url };
    const command = [join(repository, 'grader/bin/grader.cjs'), ...args];
    execFile(process.execPath, command, { env, cwd: root }, (error, _stdout, stderr) => {
      if (error === null) resolve();
      else reject(new Error(`grader ${args.join(' ')} ended with ${String(error.code)}: ${stderr}`));
    });
  });
  return Number(process.hrtime.bigint() - started) / 1e9;
}

let made = 0;

/** A database for this one measurement. */
async function withDatabase<Result>(server: string, work: (url: string) => Promise<Result>): Promise<Result> {
  const name = `grader_bench_${process.pid}_${(made += 1)}`;
  const admin = await openServer(server);
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  try {
    return await work(url.href);
  } finally {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.close();
  }
}

async function readSize(url: string): Promise<string> {
  const database = await openServer(url);
  try {
    const [row] = await database.query<{ readonly size: string }>(
      'SELECT pg_size_pretty(pg_database_size(current_database())) AS size',
    );
    return row?.size ?? '?';
  } finally {
    await database.close();
  }
}

function describe(seconds: number, count: number): string {
  return `${(count / seconds).toFixed(1)} a second`;
}

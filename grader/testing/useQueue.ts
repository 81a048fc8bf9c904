import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSubmission, rightCells } from './answers';
import { makeKit } from './makeKit';
import { startCli, type CliEnd, type LiveCli } from './startCli';
import { startPostgres, type TestPostgres } from './startPostgres';

type Env = Readonly<Record<string, string>>;

/** A course, its grader, and an empty database for each test. */
export interface QueueKit {
  readonly kit: () => string;
  /** Of the test's database. */
  readonly url: () => string;
  /** Starts a command on it; `of` another kit. */
  readonly start: (args: readonly string[], env?: Env, of?: string) => LiveCli;
  readonly run: (args: readonly string[], env?: Env, of?: string) => Promise<CliEnd>;
  readonly sql: (query: string) => string;
  /** Rows of a table, with a condition or without. */
  readonly count: (what: string) => number;
  /** Writes so many submissions into `class/`, no two of which are alike. */
  readonly putClass: (count: number) => void;
  /** The environment of a worker whose `brotliDecompress`, met at each submission, is that expression around the real one. */
  readonly plantUnpacking: (expression: string) => Env;
}

/** For the tests of one `describe`. */
export function useQueue(): QueueKit {
  let kit: string;
  let postgres: TestPostgres;
  let url: string;

  beforeAll(async () => {
    kit = makeKit();
    postgres = await startPostgres();
  });
  afterAll(async () => {
    await postgres.stop();
    rmSync(kit, { recursive: true, force: true });
  });
  beforeEach(async () => {
    for (const folder of ['class', '.grader']) rmSync(join(kit, folder), { recursive: true, force: true });
    url = await postgres.createDatabase();
  });

  const start: QueueKit['start'] = (args, env = {}, of = kit) =>
    startCli(of, args, { env: { GRADER_DATABASE_URL: url, ...env } });
  const sql: QueueKit['sql'] = (query) => postgres.run(query, new URL(url).pathname.slice(1));
  return {
    kit: () => kit,
    url: () => url,
    start,
    run: (args, env, of) => start(args, env, of).ended,
    sql,
    count: (what) => Number(sql(`SELECT count(*) FROM ${what}`)),
    plantUnpacking(expression) {
      const plant = join(kit, 'plant.cjs');
      writeFileSync(
        plant,
        `const zlib = require('node:zlib'); const { brotliDecompress } = zlib; zlib.brotliDecompress = ${expression};`,
      );
      return { NODE_OPTIONS: `--require ${plant}` };
    },
    putClass(count) {
      mkdirSync(join(kit, 'class'), { recursive: true });
      for (let student = 0; student < count; student += 1) {
        const text = buildSubmission({
          random: rightCells.random.replace('.mul(10)', `.mul(${student + 1})`),
        });
        writeFileSync(join(kit, 'class', `student-${String(student).padStart(2, '0')}.ipynb`), text);
      }
    },
  };
}

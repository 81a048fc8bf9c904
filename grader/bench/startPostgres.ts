import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A PostgreSQL server of a test's own. */
export interface TestPostgres {
  /** Makes an empty database. @returns its address, with a password that the server does not ask for */
  readonly createDatabase: () => Promise<string>;
  /** The address of a database by its name, whether or not there is one. */
  readonly locate: (database: string) => string;
  /** Runs SQL with psql, as the server's owner. @returns what it printed, a value a line, columns parted by `|` */
  readonly run: (sql: string, database?: string) => string;
  readonly stop: () => Promise<void>;
}

/** Where Debian keeps the programs of each version. */
const VERSIONS = '/usr/lib/postgresql';
const OWNER = 'grader';

/**
 * The folder of PostgreSQL's own programs, the newest version first; null where there is none: such tests are skipped,
 * with a word on stderr.
 * @throws where there is none and GRADER_REQUIRE_POSTGRES says that there must be
 */
export function findPostgres(): string | null {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS) : [];
  const folders = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(VERSIONS, version, 'bin'));
  const found = folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
  if (found === null && process.env['GRADER_REQUIRE_POSTGRES'] === '1')
    throw new Error(`PostgreSQL is required here, but there is none under ${VERSIONS}`);
  if (found === null)
    process.stderr.write(`PostgreSQL is not installed under ${VERSIONS}: what runs on it is not tested\n`);
  return found;
}

/**
 * Starts a server on a free port of this machine, in a temporary folder, without passwords and without waiting for the
 * disk. It ends with this process, and when it is stopped its folder is gone.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const programs = findPostgres();
  if (programs === null) throw new Error(`there is no PostgreSQL under ${VERSIONS}`);
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const drop = dropRights(folder);
  const data = join(folder, 'data');
  const [init, ...initArgs] = [
    ...drop,
    join(programs, 'initdb'),
    '-D',
    data,
    '-U',
    OWNER,
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ];
  const made = spawnSync(init, initArgs, { encoding: 'utf8', cwd: folder });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}${String(made.error ?? '')}`);
  const port = await findFreePort();
  const settings = ['fsync=off', 'full_page_writes=off', 'max_connections=100', 'listen_addresses=127.0.0.1'];
  const [start, ...startArgs] = [
    ...drop,
    join(programs, 'postgres'),
    '-D',
    data,
    '-p',
    String(port),
    '-k',
    folder,
    ...settings.flatMap((setting) => ['-c', setting]),
  ];
  const server = spawn(start as string, startArgs, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr.on('data', (bytes: Buffer) => (said = (said + bytes.toString()).slice(-10_000)));
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const run = (sql: string, database = 'postgres'): string => {
    const address = ['-h', '127.0.0.1', '-p', String(port), '-U', OWNER, '-d', database];
    const { status, stdout, stderr } = spawnSync(
      join(programs, 'psql'),
      [...address, '-X', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-c', sql],
      { encoding: 'utf8', env: { ...process.env, PGOPTIONS: '-c client_min_messages=warning' } },
    );
    if (status !== 0) throw new Error(`psql: ${stderr}`);
    return stdout.trimEnd();
  };
  const stop = async (): Promise<void> => {
    server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  await waitUntilReady(
    server,
    () => run('SELECT 1'),
    () => said,
  );
  let databases = 0;
  const locate = (database: string) => `postgres://${OWNER}:unasked@127.0.0.1:${port}/${database}`;
  return {
    createDatabase() {
      const name = `test_${(databases += 1)}`;
      run(`CREATE DATABASE ${name}`);
      return Promise.resolve(locate(name));
    },
    locate,
    run,
    stop,
  };
}

/** PostgreSQL refuses to run as root; and whoever starts it may be killed before it can stop it. */
function dropRights(folder: string): readonly string[] {
  const dying = ['setpriv', '--pdeathsig', 'INT'];
  if (process.getuid?.() !== 0)
    return spawnSync('setpriv', ['--version']).status === 0 ? [...dying, '--'] : [];
  const [uid, gid] = ['-u', '-g'].map((option) =>
    Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout),
  ) as [number, number];
  chownSync(folder, uid, gid);
  return [...dying, `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--'];
}

async function waitUntilReady(server: ChildProcess, ask: () => string, heard: () => string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (server.exitCode !== null) break;
    try {
      ask();
      return;
    } catch {
      await wait(50);
    }
  }
  throw new Error(`the test's PostgreSQL did not start: ${heard()}`);
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

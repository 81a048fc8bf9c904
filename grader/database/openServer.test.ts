import { DatabaseError } from './databaseError';
import { openDatabase } from './openDatabase';
import { findPostgres, startPostgres, type TestPostgres } from '../testing/startPostgres';

const there = findPostgres() === null ? describe.skip : describe;

async function fault(url: string): Promise<DatabaseError> {
  const error: unknown = await openDatabase({ kind: 'server', url }).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DatabaseError);
  expect((error as Error).message).not.toMatch(/secret|unasked|\n/);
  return error as DatabaseError;
}

describe('an address', () => {
  it.each(['nonsense', 'mysql://a:secret@b/c', 'postgres://a:secret@[b/c', ''])('%j is none', async (url) => {
    expect((await fault(url)).message).toMatch(/address of the database is none: write --database postgres:/);
  });

  it.each([
    ['postgres://a:secret@b/%E0%A4%A', 'URI malformed'],
    ['postgres://a:secret@b/c?port=x', 'its port is none'],
    ['postgres://a:secret@b/c?port=99999', 'its port is none'],
    ['postgres://a:secret@b/c?uselibpqcompat=true&sslmode=verify-ca', 'requires specifying a CA'],
  ])('%j is none, for a reason that is told', async (url, reason) => {
    const { message, isTransient } = await fault(url);
    expect(message).toMatch(/^The address of the database is none \(.*\): write --database postgres:/);
    expect(message).toContain(reason);
    expect(isTransient).toBe(false);
  });

  it('that names a certificate which is not there', async () => {
    expect((await fault('postgres://a:secret@b/c?sslrootcert=/gone.pem')).message).toBe(
      'A file that the address of the database at postgres://a@b/c names, /gone.pem, cannot be read: it is not there.',
    );
  });

  it('where nobody answers', async () => {
    const { message, isTransient } = await fault(
      'postgres://grader:secret@127.0.0.1:1/course?password=secret',
    );
    expect(message).toMatch(
      /^The database at postgres:\/\/grader@127\.0\.0\.1:1\/course cannot be reached \(.*ECONNREFUSED/,
    );
    expect(isTransient).toBe(true);
  });
});

there('a server', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  it('that lacks the database, or does not know the user', async () => {
    expect((await fault(postgres.locate('nowhere'))).message).toMatch(
      /no such database .*"nowhere" does not exist.*createdb/,
    );
    const stranger = postgres.locate('postgres').replace('grader:unasked', 'eve:secret');
    expect((await fault(stranger)).message).toMatch(
      /does not let this user in \(role "eve" does not exist\)/,
    );
  });

  it('that keeps text in another encoding', async () => {
    postgres.run(`CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`);
    expect((await fault(postgres.locate('latin'))).message).toMatch(
      /keeps text as LATIN1, .*ENCODING 'UTF8'/,
    );
  });

  it('that gives this user no right to make the schema', async () => {
    const url = await postgres.createDatabase();
    postgres.run('CREATE ROLE reader LOGIN');
    expect((await fault(url.replace('grader:unasked', 'reader:secret'))).message).toMatch(
      /lacks a right \(permission denied .*\): it needs CREATE on the database/,
    );
  });

  it('that is read-only', async () => {
    const url = await postgres.createDatabase();
    postgres.run(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET default_transaction_read_only = on`);
    expect((await fault(url)).message).toMatch(/is read-only/);
  });

  it('serves those who come first at once, whose schema is made once', async () => {
    const url = await postgres.createDatabase();
    const all = await Promise.all(Array.from({ length: 4 }, () => openDatabase({ kind: 'server', url })));
    for (const database of all)
      expect(await database.query('SELECT count(*)::int AS n FROM grader.attempts')).toEqual([{ n: 0 }]);
    await Promise.all(all.map((database) => database.close()));
  });

  it('whose connection is cut says so, and is there again for the next', async () => {
    const database = await openDatabase({ kind: 'server', url: await postgres.createDatabase() });
    const cut = database.transaction(async (transaction) => {
      const [me] = await transaction.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      postgres.run(`SELECT pg_terminate_backend(${me?.pid ?? 0})`);
      await transaction.query('SELECT 1');
    });
    await expect(cut).rejects.toMatchObject({ name: 'DatabaseError', isTransient: true });
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.close();
  });
});

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import seedrandom from 'seedrandom';
import type { QueueStatus } from '../queue';
import { buildSubmission, rightCells } from '../testing/answers';
import { makeKit } from '../testing/makeKit';
import { makeMixedClass } from '../testing/makeMixedClass';
import { buildWeek, putWeeks } from '../testing/makeWeeks';
import { childrenUnder, eventually } from '../testing/processes';
import { inTerminal, startCli, type CliEnd, type LiveCli } from '../testing/startCli';
import { findPostgres } from '../testing/startPostgres';
import { withoutOwners } from '../testing/withoutOwners';
import { useQueue } from '../testing/useQueue';

jest.setTimeout(120_000);

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const random = seedrandom(String(seed));

const worker = ['worker', '--jobs', '2', '--isolation', 'process', '--silence'];
const service = [...worker, '4'];
const untilEmpty = [...worker, '4', '--until-empty'];

/** Waits for what SQL says, and says itself what never came. */
async function until(condition: () => boolean): Promise<void> {
  if (!(await eventually(condition, 60_000))) throw new Error(`it never came to ${String(condition)}`);
}

(findPostgres() === null ? describe.skip : describe)(`many machines (seed ${seed})`, () => {
  const { kit, url, start, run, sql, count, putClass, plantUnpacking } = useQueue();
  const readStatus = async (): Promise<QueueStatus> =>
    JSON.parse((await run(['status', '--format', 'json'])).stdout) as QueueStatus;
  const recorded = (): readonly string[] => sql('SELECT report FROM grader.attempts').split('\n').sort();
  /** The environment of a worker that takes its time over each submission, so that it is met at work. */
  const dawdle = () => plantUnpacking('(...args) => setTimeout(brotliDecompress, 250, ...args)');
  /** Rows as `grade` prints them, less their owners, which a gradebook keeps beside the report. */
  const gradeClass = async (): Promise<readonly string[]> => {
    const { stdout } = await run(['grade', 'class', '--format', 'jsonl', '--isolation', 'process']);
    return [...withoutOwners(stdout)].sort();
  };

  it('counts every submission once and as grade does, though two of three workers are killed', async () => {
    makeMixedClass(join(kit(), 'class'));
    writeFileSync(join(kit(), 'class', 'nothing.ipynb'), '');
    mkdirSync(join(kit(), 'class', 'folder.ipynb'));
    putClass(35);
    const all = readdirSync(join(kit(), 'class')).length;
    expect((await run(['submit', 'class'])).stdout).toBe(`${all} new, 0 already there\n`);
    const [first, second, third] = [0, 1, 2].map(() => start(untilEmpty, dawdle())) as [
      LiveCli,
      LiveCli,
      LiveCli,
    ];
    await until(() => count('grader.workers') === 3);
    for (const one of [first, second]) {
      await wait(random() * 1500);
      one.kill('SIGKILL');
    }
    const end = await third.ended;
    expect({ code: end.code, stdout: end.stdout }).toEqual({ code: 0, stdout: '' });
    expect(recorded()).toEqual(await gradeClass());
    expect(await readStatus()).toMatchObject({ queued: 0, running: 0, done: all, failed: 0, workers: [] });
    expect(count('grader.job_files')).toBe(0);
    expect((await run(['submit', 'class'])).stdout).toBe(`0 new, ${all} already there\n`);
  });

  it('puts each notebook of a mixed batch into the queue of its own assignment', async () => {
    const names = ['week-one', 'week-two'] as const;
    putWeeks(kit());
    try {
      mkdirSync(join(kit(), 'class'));
      const put = (name: string, text: string) => writeFileSync(join(kit(), 'class', `${name}.ipynb`), text);
      put('alice', buildWeek('week-one'));
      put('bob', buildWeek('week-two'));
      put('carol', buildWeek('week-two', null));
      put('dan', buildWeek('week-one', null));
      const submitted = await run(['submit', 'class']);
      expect(submitted).toMatchObject({ code: 1, stdout: '3 new, 0 already there\n' });
      expect(submitted.stderr).toBe(
        'grader: class/dan.ipynb is in no queue, since nothing tells which assignment it is of: name it with --assignment.\n',
      );
      expect((await run(untilEmpty)).stderr).toMatch(/say which one with --assignment/);
      for (const name of names) await run([...untilEmpty, '--assignment', name]);
      const attempts = sql('SELECT assignment, student, score FROM grader.attempts ORDER BY student');
      expect(attempts.split('\n')).toEqual(['week-one|alice|5', 'week-two|bob|10', 'week-two|carol|10']);
    } finally {
      for (const part of ['fixtures', 'notebooks', 'solutions'])
        for (const name of names) rmSync(join(kit(), part, name), { recursive: true, force: true });
    }
  });

  it('takes what two machines submit at once as one, and drains on SIGTERM', async () => {
    putClass(10);
    const [one, other] = await Promise.all([run(['submit', 'class']), run(['submit', 'class'])]);
    expect(one.stderr + other.stderr).toBe('');
    const fresh = [one, other].map(({ stdout }) => Number(/^(\d+) new/.exec(stdout)?.[1]));
    expect((fresh[0] as number) + (fresh[1] as number)).toBe(10);
    const cli = start(service);
    await until(() => count('grader.attempts') > 0);
    cli.kill('SIGTERM');
    const end = await cli.ended;
    expect(end).toMatchObject({ code: 0, signal: null, stdout: '' });
    const done = count('grader.attempts');
    expect(end.stderr).toMatch(
      /\ngrader: SIGTERM: finishing what is under way, and taking nothing new; once more stops at once\.\n/,
    );
    expect(end.stderr).toMatch(new RegExp(`\\ngrader: ${done} recorded(, \\d+ given back)?\\.\\n$`));
    expect(await readStatus()).toMatchObject({ queued: 10 - done, running: 0, done, workers: [] });
    expect(count('grader.jobs WHERE tries > 0')).toBe(0);
    expect((await run(untilEmpty)).code).toBe(0);
    expect(recorded()).toEqual(await gradeClass());
  });

  it('takes no verdict from what a signal killed: of the whole service, or a second one that stops at once', async () => {
    mkdirSync(join(kit(), 'class'));
    const endless = buildSubmission({ zeros: rightCells.zeros.replace('l++', 'l += 0') });
    for (const name of ['a', 'b']) writeFileSync(join(kit(), 'class', `${name}.ipynb`), endless);
    await run(['submit', 'class']);
    const isUntouched = () =>
      count(`grader.jobs WHERE worker IS NULL AND tries = 0 AND state = 'waiting'`) === 2;
    const atWork = async (cli: LiveCli) => {
      await until(
        () => count('grader.jobs WHERE worker IS NOT NULL') === 2 && childrenUnder(cli.pid).length >= 2,
      );
      cli.kill('SIGTERM');
    };

    const whole = start(service);
    await atWork(whole);
    for (const child of childrenUnder(whole.pid)) process.kill(child, 'SIGTERM');
    const drained = await whole.ended;
    expect(drained).toMatchObject({ code: 0, signal: null });
    expect(drained.stderr).toMatch(/\ngrader: 0 recorded, 2 given back\.\n$/);
    expect(isUntouched()).toBe(true);

    const cli = start(service);
    await atWork(cli);
    await wait(400);
    cli.kill('SIGTERM');
    const stopped = await cli.ended;
    expect(stopped.signal).toBe('SIGTERM');
    expect(stopped.stderr).toMatch(/\ngrader: stopped at once; .* graded again by other workers\n/);
    expect(isUntouched()).toBe(true);
    expect(count('grader.attempts')).toBe(0);
  });

  it('finds the submission that kills its worker, and the one that fails, and nobody is given a zero', async () => {
    putClass(4);
    writeFileSync(join(kit(), 'class', 'poison.ipynb'), buildSubmission({}, ['// this one kills']));
    writeFileSync(join(kit(), 'class', 'fails.ipynb'), buildSubmission({}, ['// this one throws']));
    const env = plantUnpacking(
      `(packed, options, done) => brotliDecompress(packed, options, (error, bytes) => {
         if (bytes?.includes('this one kills')) process.kill(process.pid, 'SIGKILL');
         else done(bytes?.includes('this one throws') ? new Error('planted\\u001b[31m') : error, bytes);
       })`,
    );
    await run(['submit', 'class']);
    const ends: CliEnd[] = [];
    do ends.push(await run([...worker, '1', '--until-empty'], env));
    while (ends.at(-1)?.signal === 'SIGKILL' && ends.length < 9);
    expect(ends.map(({ signal, code }) => signal ?? code)).toEqual(['SIGKILL', 'SIGKILL', 'SIGKILL', 2]);
    const { done, failed, faults } = await readStatus();
    expect({ done, failed }).toEqual({ done: 4, failed: 2 });
    expect(faults).toEqual([
      expect.objectContaining({ submission: 'fails', tries: 3, reason: 'planted\u001b[31m' }),
      expect.objectContaining({
        submission: 'poison',
        tries: 3,
        reason: expect.stringMatching(/^the worker on .* went away while it held this submission$/) as string,
      }),
    ]);
    expect((await run(['status'])).stdout).toContain('  fails: 3 tries, planted\\u001b[31m\n');
    expect(count(`grader.attempts WHERE student IN ('poison', 'fails')`)).toBe(0);
    expect(count('grader.jobs WHERE tries > 3')).toBe(0);
    expect((await run(['submit', '--again'])).stdout).toBe('2 faults will be tried again\n');
    expect((await run(untilEmpty)).code).toBe(0);
    expect(recorded()).toEqual(await gradeClass());
  });

  it('refuses, and says why, what another secret, another version or other files would judge', async () => {
    putClass(2);
    await run(['submit', 'class'], { GRADER_SECRET: 'theirs-12345' });
    const newer = makeKit();
    cpSync(join(kit(), 'class'), join(newer, 'class'), { recursive: true });
    const manifest = join(newer, 'grader/package.json');
    writeFileSync(
      manifest,
      readFileSync(manifest, 'utf8').replace('"version": "0.1.0"', '"version": "0.2.0"'),
    );
    await run(['submit', 'class'], {}, newer);
    writeFileSync(
      manifest,
      readFileSync(manifest, 'utf8').replace('"version": "0.2.0"', '"version": "0.1.0"'),
    );
    const fixture = join(newer, 'fixtures/initialization/assignment.json');
    writeFileSync(fixture, readFileSync(fixture, 'utf8').replace('"rtol": 0.1,', '"rtol": 0.11,'));
    await run(['submit', 'class'], {}, newer);
    rmSync(newer, { recursive: true });
    const { code, stderr } = await run(untilEmpty);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /Refused: 2 submissions wait for another secret \(revision \w{8} of initialization\): give this worker the GRADER_SECRET /,
    );
    expect(stderr).toMatch(
      /Refused: 2 submissions wait for grader 0\.2\.0 .*; this is 0\.1\.0: update this worker\./,
    );
    expect(stderr).toMatch(
      /Refused: 2 submissions wait for revision \w{8} of initialization; the files here are /,
    );
    expect(count('grader.attempts')).toBe(0);
    expect(count('grader.jobs WHERE tries > 0')).toBe(0);
    const status = await readStatus();
    expect(status).toMatchObject({ queued: 0, refused: 6, done: 0 });
    expect(status.queues.flatMap(({ refusals }) => refusals).map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^another secret/) as string,
      expect.stringMatching(/^grader 0\.2\.0/) as string,
      expect.stringMatching(/^revision/) as string,
    ]);
    expect(stderr + JSON.stringify(status) + sql('SELECT * FROM grader.queues')).not.toMatch(
      /theirs-12345|e2e/,
    );
  });

  it('goes on when connections break, and drops what a worker says that was taken for gone', async () => {
    putClass(10);
    await run(['submit', 'class']);
    const slow = start([...worker, '1'], dawdle());
    await until(() => count('grader.attempts') > 0 && count('grader.jobs WHERE worker IS NOT NULL') > 0);
    slow.kill('SIGSTOP');
    const other = start(untilEmpty);
    await until(() => other.said().includes('Grading'));
    sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'grader' AND datname = current_database()`,
    );
    const end = await other.ended;
    expect({ ...end, stderr: '' }).toEqual({ code: 0, signal: null, stdout: '', stderr: '' });
    expect(end.stderr).toMatch(/grader: The worker on .* is gone: .* it held will be tried again\.\n/);
    const before = recorded();
    expect(before).toHaveLength(10);
    slow.kill('SIGCONT');
    await until(() => /was not heard of for too long/.test(slow.said()));
    slow.kill('SIGTERM');
    expect((await slow.ended).code).toBe(0);
    expect(recorded()).toEqual(before);
  });

  it('shows the status live on a terminal, and names as they are nowhere', async () => {
    mkdirSync(join(kit(), 'class'));
    writeFileSync(join(kit(), 'class', 'eve\u001b[31m.ipynb'), buildSubmission());
    await run(['submit', 'class', '--received', '2026-12-01T23:59:00+01:00']);
    expect(sql('SELECT submitted_at FROM grader.jobs')).toBe('2026-12-01 22:59:00+00');
    sql(`UPDATE grader.jobs SET state = 'fault', tries = 3, reason = 'planted'`);
    const wrap = inTerminal();
    const env = { GRADER_DATABASE_URL: url(), TERM: 'xterm' };
    const live = startCli(kit(), ['status', '--watch'], { wrap, env });
    await until(() => live.heard().split('\u001b[2J\u001b[H').length > 2);
    live.type('\u0003');
    const { stdout } = await live.ended;
    expect(stdout).toContain('0 queued · 0 running · 0 done · 1 failed · 0 refused');
    expect(stdout).toContain('  eve\\u001b[31m: 3 tries, planted');
    expect(stdout).not.toContain('eve\u001b');
    expect(stdout).toMatch(/grader: stopped watching; the workers go on\r\n$/);
    const once = await run(['status', '--watch']);
    expect(once).toMatchObject({ code: 0, stderr: '' });
    expect(once.stdout).toMatch(/^0 queued/);
  });

  it('needs a server, and says so', async () => {
    putClass(1);
    for (const command of [['submit', 'class'], ['worker'], ['status']]) {
      const { code, stderr } = await run(command, { GRADER_DATABASE_URL: '' });
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: `grader: grader ${command[0]} needs a PostgreSQL server that every machine reaches: name it with --database postgres://user@host/name or GRADER_DATABASE_URL.\n`,
      });
    }
  });
});

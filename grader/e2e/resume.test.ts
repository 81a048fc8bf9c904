import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Report, SubmissionReport } from '../domain';
import { buildSubmission, rightCells } from '../testing/answers';
import { makeKit } from '../testing/makeKit';
import { eventually } from '../testing/processes';
import { startCli, type CliEnd, type LiveCli } from '../testing/startCli';

jest.setTimeout(120_000);

/** More of them by hand: KILLS=50 npx jest … resume */
const kills = Number(process.env['KILLS'] ?? 2);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const count = 16;

let kit: string;
let whole: CliEnd;
beforeAll(async () => {
  kit = makeKit();
  putClass();
  whole = await startCli(kit, command).ended;
});
afterAll(() => rmSync(kit, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(join(kit, '.grader'), { recursive: true, force: true });
  putClass();
});

const command = ['grade', 'class', '--format', 'json', '--min-score', '0', '--jobs', '2'];
const nameOf = (student: number) => `student-${String(student).padStart(2, '0')}`;
const put = (name: string, text: string) => writeFileSync(join(kit, 'class', `${name}.ipynb`), text);

/** Right answers of which no two are equal, so that each has to be run. */
function putClass(): void {
  rmSync(join(kit, 'class'), { recursive: true, force: true });
  mkdirSync(join(kit, 'class'));
  for (let student = 0; student < count; student++) put(nameOf(student), answerOf(student));
}

function keepFew(): void {
  for (let student = 4; student < count; student++) rmSync(join(kit, 'class', `${nameOf(student)}.ipynb`));
}

function answerOf(student: number): string {
  const change = (cell: string) => cell.replace('const L', `void ${student};\n  const L`);
  const { zeros, random, he } = rightCells;
  return buildSubmission({ zeros: change(zeros), random: change(random), he: change(he) });
}

const runs = () => join(kit, '.grader/runs');
const journals = () => (existsSync(runs()) ? readdirSync(runs()).map((name) => join(runs(), name)) : []);
/** Whole lines of all journals: a torn one has no line break. */
const keptLines = () => journals().flatMap((path) => readFileSync(path, 'utf8').split('\n').slice(0, -1));
const forgetCache = () => rmSync(join(kit, '.grader/cache'), { recursive: true, force: true });
/** How many files were compiled and run: each one leaves an entry. */
const countGraded = () =>
  existsSync(join(kit, '.grader/cache/files'))
    ? readdirSync(join(kit, '.grader/cache/files'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        /^..[\\/]/.test(name),
      ).length
    : 0;

/** Starts the command and stops it when so many rows are kept, or when it has ended before. */
async function interrupt(rows: number, signal: NodeJS.Signals, args = command): Promise<CliEnd> {
  const cli: LiveCli = startCli(kit, args);
  let isOver = false;
  void cli.ended.then(() => (isOver = true));
  await eventually(() => isOver || keptLines().length >= rows, 30_000);
  cli.kill(signal);
  return cli.ended;
}

const resume = (args = command) => startCli(kit, [...args, '--resume']).ended;
const taken = ({ stderr }: CliEnd) =>
  Number(/^(\d+) of \d+ taken from the interrupted run\.$/m.exec(stderr)?.[1] ?? NaN);

describe('an interrupted run', () => {
  it(`goes on where it was, whenever and however it was stopped, and prints what one run prints (seed ${seed})`, async () => {
    expect(whole.code).toBe(0);
    const signals = fc.constantFrom<NodeJS.Signals>('SIGKILL', 'SIGINT', 'SIGTERM');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: count - 2 }), signals, async (rows, signal) => {
        rmSync(join(kit, '.grader'), { recursive: true, force: true });
        const stopped = await interrupt(rows, signal);
        expect({ ...stopped, stdout: whole.stdout.startsWith(stopped.stdout) }).toMatchObject({
          code: null,
          signal,
          stdout: true,
        });
        if (signal !== 'SIGKILL')
          expect(stopped.stderr).toMatch(
            /\ngrader: stopped after \d+ of 16 submissions; the same command with --resume goes on\n$/,
          );
        const kept = keptLines().length;
        forgetCache();
        const end = await resume();
        expect({ code: end.code, isSame: end.stdout === whole.stdout }).toEqual({ code: 0, isSame: true });
        expect({ taken: taken(end), graded: countGraded() }).toEqual({ taken: kept, graded: count - kept });
        expect(journals()).toEqual([]);
      }),
      { numRuns: kills, seed, endOnFailure: true },
    );
  });

  it('is gone on with twice; what changed since, and what is torn or made up, is graded again', async () => {
    await interrupt(4, 'SIGKILL');
    const first = keptLines().length;
    await interrupt(first + 3, 'SIGKILL', [...command, '--resume']);
    const lines = keptLines();
    const [path = ''] = journals();
    const forged = readFileSync(path, 'utf8')
      .replace('"score":100', '"score":99')
      .concat(
        '{"seal":"',
        'x'.repeat(64),
        '","id":"',
        lines[0]?.slice(82, 114) ?? '',
        '","row":{}}\n',
        '\n\u0000{}\n',
      );
    writeFileSync(path, `${forged}${(lines[1] ?? '').slice(0, 300)}`);
    const graded = lines.map((line) => (JSON.parse(line) as { row: SubmissionReport }).row.submission);
    const changed = graded.at(-1) ?? '';
    put(changed, buildSubmission({ he: '' }));
    forgetCache();
    const end = await resume();
    expect({ taken: taken(end), graded: countGraded() }).toEqual({
      taken: lines.length - 2,
      graded: count - lines.length + 2,
    });
    const fresh = await startCli(kit, command).ended;
    expect(end.stdout).toBe(fresh.stdout);
    expect(end.stdout).not.toBe(whole.stdout);
  });
});

describe('a journal', () => {
  it('is not needed: where it cannot be written the run says so once and goes on', async () => {
    keepFew();
    mkdirSync(join(kit, '.grader'));
    writeFileSync(runs(), '');
    const { code, stdout, stderr } = await resume();
    expect({ code, rows: (JSON.parse(stdout) as Report).submissions.length }).toEqual({ code: 0, rows: 4 });
    expect(stderr).toContain(
      'There is no interrupted run of this command to go on with: everything is graded.\n',
    );
    expect(
      stderr.match(/^grader: The journal of this run cannot be written \(E.*\): grading goes on/gm),
    ).toHaveLength(1);
  });

  it('is each run’s own: two at once, one going on and one anew, print the same and leave nothing', async () => {
    await interrupt(3, 'SIGKILL');
    const both = await Promise.all([resume(), startCli(kit, command).ended]);
    for (const { code, stdout } of both)
      expect({ code, isSame: stdout === whole.stdout }).toEqual({ code: 0, isSame: true });
    expect(journals()).toEqual([]);
  });

  it('has no place where pages show the students’ own work', async () => {
    keepFew();
    const pages = ['grade', 'class', '--min-score', '0', '--report', 'html=site', '--resume'];
    const { code, stderr } = await startCli(kit, pages).ended;
    expect(code).toBe(0);
    expect(stderr).toContain(
      "--resume: a report that shows the students' own work has every notebook read again",
    );
  });
});

describe('rows', () => {
  it('come through a pipe as they are made, the first before the last is graded', async () => {
    keepFew();
    put('the-last', buildSubmission({ he: rightCells.he.replace('l++', 'l += 0') }));
    const cli = startCli(kit, ['grade', 'class', '--format', 'jsonl', '--jobs', '1']);
    expect(await eventually(() => cli.heard().includes('\n'), 60_000)).toBe(true);
    expect(cli.heard()).toMatch(/^\{"submission":"student-00"/);
    expect(cli.heard()).not.toContain('the-last');
    const { stdout } = await cli.ended;
    expect(stdout.trim().split('\n')).toHaveLength(5);
    expect(stdout).toContain('"submission":"the-last"');
  });
});

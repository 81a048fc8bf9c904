import { makeFinding } from '../testing/findings';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { SubmissionReport, Verdict } from '../domain';
import { keyRun, openJournal, type Journal } from './openJournal';

const row = (submission: string, verdict: Verdict = 'passed'): SubmissionReport => ({
  submission,
  file: `class/${submission}.ipynb`,
  status: 'graded',
  score: 1,
  maxScore: 1,
  functions: [{ name: 'f', verdict, score: 1, maxScore: 1, misconception: null, checks: [] }],
  diagnostics: [makeFinding('ü\u2028\n"}', { severity: 'info' })],
});
const of = (name: string) => ({ name, file: `class/${name}.ipynb` });
const hash = 'ab'.repeat(32);
const key = keyRun('terms', ['class']);

describe('openJournal', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'journal-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const warnings: string[] = [];
  const open = (options: Partial<Parameters<typeof openJournal>[0]> = {}): Promise<Journal> =>
    openJournal({ folder, key, secret: 's', resume: false, warn: (text) => warnings.push(text), ...options });
  const names = () => readdirSync(folder).sort();
  /** Writes the journal that a killed run leaves. @returns its path */
  const leave = async (...rows: readonly SubmissionReport[]): Promise<string> => {
    const before = new Set(names());
    const journal = await open({ resume: true });
    for (const item of rows) await journal.record(item, hash);
    await journal.close();
    return join(folder, names().find((name) => !before.has(name)) ?? '');
  };

  it('gives back the rows of an interrupted run, each for the very bytes it was made from', async () => {
    await leave(row('alice'), row('bob'));
    const journal = await open({ resume: true });
    expect(journal.found).toBe(2);
    expect(await journal.recall(of('alice'), hash)).toEqual(row('alice'));
    expect(await journal.recall(of('alice'), 'cd'.repeat(32))).toBeNull();
    expect(await journal.recall({ name: 'alice', file: 'other/alice.ipynb' }, hash)).toBeNull();
    expect(await journal.recall(of('carla'), hash)).toBeNull();
    expect(journal.taken()).toBe(1);
    await journal.remove();
    expect(names()).toEqual([]);
  });

  it('keeps all lines whole, however many are written at once', async () => {
    const journal = await open();
    const students = Array.from({ length: 50 }, (_, index) => `student-${index}`);
    await Promise.all(students.map((name) => journal.record(row(name), hash)));
    await journal.close();
    const again = await open({ resume: true });
    for (const name of students) expect(await again.recall(of(name), hash)).toEqual(row(name));
    await again.close();
  });

  it.each<[string, SubmissionReport, string | null]>([
    ['timed out', row('a', 'timed-out'), hash],
    ['ran out of memory', row('a', 'out-of-memory'), hash],
    ['crashed', row('a', 'crashed'), hash],
    ['had no file', row('a'), null],
  ])('keeps no row that may be another next time: one that %s', async (_name, item, fileHash) => {
    const journal = await open();
    await journal.record(item, fileHash);
    expect(journal.canResume()).toBe(false);
    await journal.close();
    expect(names()).toEqual([]);
  });

  it('takes nothing from a line that is damaged in any byte, cut, or sealed for another run or secret', async () => {
    const path = await leave(row('alice'));
    const whole = readFileSync(path);
    const found = async (options = {}) => {
      const journal = await open({ resume: true, ...options });
      const kept = await journal.recall(of('alice'), hash);
      await journal.close();
      return kept;
    };
    expect(await found()).not.toBeNull();
    expect(await found({ secret: 'another' })).toBeNull();
    const damage = fc.record({ at: fc.nat(whole.length - 2), flip: fc.integer({ min: 1, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(damage, fc.boolean(), async ({ at, flip }, isCut) => {
        const damaged = isCut ? whole.subarray(0, at) : Buffer.from(whole);
        if (!isCut) damaged[at] = (whole[at] as number) ^ flip;
        writeFileSync(path, damaged);
        expect(await found()).toBeNull();
      }),
    );
    writeFileSync(path, whole);
    renameSync(path, path.replace(key, '0'.repeat(32)));
    expect(await found({ key: '0'.repeat(32) })).toBeNull();
  });

  it('reads past junk and a torn line, wherever they stand', async () => {
    const path = await leave(row('alice'));
    const [line = ''] = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, `junk\n\n${line.slice(0, 200)}\n${line}\n{"seal":"\u0000`);
    appendFileSync(path, Buffer.alloc(1000, 0xff));
    const journal = await open({ resume: true });
    expect(journal.found).toBe(1);
    await journal.close();
  });

  it('goes on with a run that was gone on with', async () => {
    await leave(row('alice'));
    await leave(row('bob'));
    const journal = await open({ resume: true });
    expect(journal.found).toBe(2);
    // A row that was taken is in the old journal and is not written again.
    await journal.recall(of('alice'), hash);
    await journal.record(row('alice'), hash);
    expect(names()).toHaveLength(2);
    await journal.remove();
    expect(names()).toEqual([]);
  });

  it('without resume what dead runs left goes; what living ones write stays, and may be read', async () => {
    const dead = await leave(row('alice'));
    const living = dead.replace(/-\d+-(\w+)\.jsonl$/, `-${process.ppid}-$1.jsonl`);
    renameSync(dead, living);
    await leave(row('bob'));
    await (await open()).close();
    expect(names().map((name) => join(folder, name))).toEqual([living]);
    const journal = await open({ resume: true });
    expect(journal.found).toBe(1);
    await journal.remove();
    expect(existsSync(living)).toBe(true);
  });

  it('removes what is a week old, of any run, and nothing that is no journal', async () => {
    const old = await leave(row('alice'));
    const foreign = old.replace(key, 'f'.repeat(32));
    renameSync(old, foreign);
    writeFileSync(join(folder, 'notes.jsonl'), '');
    for (const name of names()) utimesSync(join(folder, name), new Date(0), new Date(0));
    await (await open()).close();
    expect(names()).toEqual(['notes.jsonl']);
  });

  (process.platform === 'win32' ? it.skip : it)('opens no link and waits for no pipe', async () => {
    const path = await leave(row('alice'));
    renameSync(path, join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere'), path);
    expect(spawnSync('mkfifo', [path.replace(/\w{8}\.jsonl$/, '00000000.jsonl')]).status).toBe(0);
    const journal = await open({ resume: true });
    expect(journal.found).toBe(0);
    await journal.close();
  });

  it('a folder that cannot be made is told once, and costs nothing else', async () => {
    writeFileSync(join(folder, 'taken'), '');
    warnings.length = 0;
    const journal = await open({ folder: join(folder, 'taken') });
    for (const name of ['a', 'b', 'c']) await journal.record(row(name), hash);
    await journal.remove();
    expect(warnings).toEqual([
      expect.stringMatching(
        /^The journal of this run cannot be written \(E.*\): grading goes on, but --resume will not find what is graded from now on\.$/,
      ),
    ]);
  });
});

it('keyRun changes with the terms and with what is asked for', () => {
  const keys = [keyRun('a', ['x']), keyRun('b', ['x']), keyRun('a', ['y']), keyRun('a', ['x', { shard: 1 }])];
  expect(new Set(keys).size).toBe(4);
});

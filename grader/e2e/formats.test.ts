import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseJunit, type TestSuites } from 'junit2json';
import MarkdownIt from 'markdown-it';
import type { SubmissionReport } from '../domain';
import { buildSubmission, rightCells } from '../testing/answers';
import { repository, runCli } from '../testing/runCli';

jest.setTimeout(120_000);

let folder: string;
let row: SubmissionReport;

/** Zeros is right, random throws in its sixth line, He is scaled as Xavier does. */
const alice = buildSubmission({
  random: rightCells.random.replace(
    '  for (let l',
    "  if (L > 0) throw new Error('a | b\\n::error::forged');\n  for (let l",
  ),
  he: rightCells.he.replace('Math.sqrt(2 /', 'Math.sqrt(1 /'),
});
const throwing = "if (L > 0) throw new Error('a | b\\n::error::forged');";
const summaryBefore = '# Of an earlier step\n';

function gradeHere(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return runCli(['grade', ...args, '--root', repository], { cwd: folder, env });
}

function readReport(file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

/** As their consumers read them. */
function readJson(text: string): unknown {
  return JSON.parse(text);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'formats-'));
  writeFileSync(join(folder, 'alice.ipynb'), alice);
  writeFileSync(join(folder, 'bob.ipynb'), buildSubmission());
  writeFileSync(join(folder, 'summary.md'), summaryBefore);
  const formats = ['json', 'jsonl', 'markdown', 'junit', 'github', 'classroom', 'gradescope'];
  const { code, stdout } = await gradeHere(
    [
      'alice.ipynb',
      ...[...formats, 'csv', 'canvas', 'moodle', 'moodle-gradebook'].flatMap((name) => [
        '--report',
        `${name}=alice.${name}`,
      ]),
    ],
    { GITHUB_STEP_SUMMARY: join(folder, 'summary.md'), NO_COLOR: '1' },
  );
  expect(code).toBe(1);
  expect(stdout).toContain('threw 0/30');
  row = (readJson(readReport('alice.json')) as { submissions: [SubmissionReport] }).submissions[0];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('one run, eleven reports', () => {
  it('json has the three kinds of outcome that the others must tell', () => {
    expect(row.functions.map((fn) => fn.verdict)).toEqual(['passed', 'threw', 'failed']);
    expect(row.functions[2]?.misconception).toBe('xavier-scaling');
    expect(row.score).toBeGreaterThan(30);
    expect(row.score).toBeLessThan(70);
    expect(row.diagnostics[0]).toMatchObject({ cell: 3, line: 6, source: throwing });
  });

  it('jsonl is the row', () => {
    expect(readJson(readReport('alice.jsonl'))).toEqual(row);
  });

  it('markdown has one table, and the thrown error with its place and line', () => {
    const text = readReport('alice.markdown');
    const tokens = new MarkdownIt({ html: true }).parse(text, {});
    expect(tokens.filter(({ type }) => type === 'tr_open')).toHaveLength(2);
    expect(tokens.filter(({ type }) => type === 'html_block')).toHaveLength(0);
    expect(text).toContain(
      `cell 3, line 6: initializeParametersRandom threw Error: a \\| b\\\\n::error::forged\n`,
    );
    expect(text).toContain(`The line: \`${throwing}\``);
    expect(text).toContain(', xavier-scaling');
    expect(text).toContain('cell 4: You divided 1 by the fan-in');
  });

  it('junit has a case for each check and one for the throw', async () => {
    const { testsuite = [] } = (await parseJunit(readReport('alice.junit'))) as TestSuites;
    const checks = row.functions.flatMap((fn) => fn.checks);
    expect(testsuite).toHaveLength(1);
    expect(testsuite[0]).toMatchObject({
      tests: checks.length + 1,
      failures: checks.filter((check) => check.status === 'failed').length,
      skipped: checks.filter((check) => check.status === 'skipped').length,
      errors: 1,
    });
    expect(testsuite[0]?.testcase?.flatMap((item) => item.error ?? [])[0]).toMatchObject({
      type: 'threw',
      message: String.raw`cell 3, line 6: initializeParametersRandom threw Error: a | b\n::error::forged`,
    });
  });

  it('github points at the line of the file, and no line is the student’s', () => {
    const lines = readReport('alice.github').trimEnd().split('\n');
    const inFile = alice.split('\n').findIndex((line) => line.includes('::error::forged')) + 1;
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(
      new RegExp(`^::error file=alice\\.ipynb,line=${inFile},title=initializeParametersRandom%3A threw`),
    );
    expect(lines[1]).toMatch(/^::error .*\(xavier-scaling\)::cell 4: You divided 1 by the fan-in/);
    expect(lines[2]).toMatch(/^::notice .*; 1 of 3 functions pass$/);
  });

  it('the summary of the step stands after what was there', () => {
    expect(readReport('summary.md')).toBe(`${summaryBefore}${readReport('alice.markdown')}`);
  });

  it('classroom and gradescope add up to the score', () => {
    interface Results {
      readonly max_score?: number;
      readonly tests: readonly { readonly score: number }[];
    }
    const classroom = readJson(
      Buffer.from(readReport('alice.classroom'), 'base64').toString('utf-8'),
    ) as Results;
    const gradescope = readJson(readReport('alice.gradescope')) as Results;
    for (const { tests } of [classroom, gradescope]) {
      expect(tests.reduce((sum, test) => sum + test.score, 0)).toBeCloseTo(row.score, 9);
    }
    expect(classroom.max_score).toBe(100);
  });

  it('the gradebooks agree on the score', () => {
    const read = (file: string): Record<string, string>[] =>
      parseCsv(readReport(file), { bom: true, columns: true });
    const score = String(row.score);
    expect(read('alice.csv')).toMatchObject([
      { Student: 'alice', Initialization: score, Misconceptions: 'xavier-scaling' },
    ]);
    expect(read('alice.canvas')).toMatchObject([
      { Student: '    Points Possible', Initialization: '100' },
      { 'SIS Login ID': 'alice', Initialization: score },
    ]);
    expect(read('alice.moodle-gradebook')).toEqual([{ Username: 'alice', Initialization: score }]);
    // Of a file that nobody downloaded from Moodle there is no participant's number.
    expect(read('alice.moodle')).toEqual([]);
  });

  it('no report holds an escape of a terminal', () => {
    for (const file of readdirSync(folder)) expect(readReport(file)).not.toContain('\u001b');
  });
});

describe('what cannot be written is refused before anything is', () => {
  it.each<[string, readonly string[], RegExp]>([
    [
      'gradescope of two submissions',
      ['alice.ipynb', 'bob.ipynb', '--report', 'gradescope=PATH'],
      /^grader: gradescope takes one submission, but there are 2: name a single notebook\.$/,
    ],
    [
      'classroom of two submissions',
      ['alice.ipynb', 'bob.ipynb', '--format', 'classroom', '--report', 'jsonl=PATH'],
      /^grader: classroom takes one submission, but there are 2: name a single notebook\.$/,
    ],
    [
      'an unknown format',
      ['alice.ipynb', '--report', 'json=PATH', '--report', 'pdf=x.pdf'],
      /^grader: --report pdf=x\.pdf: there is no format "pdf"; there are table, json, .*junit.*moodle.*\.$/,
    ],
    [
      'a format without a path',
      ['alice.ipynb', '--report', 'json=PATH', '--report', 'junit'],
      /^grader: --report junit names no path: write --report junit=PATH\.$/,
    ],
    [
      'a path given twice',
      ['alice.ipynb', '--report', 'json=PATH', '--report', 'junit=PATH'],
      /^grader: Two reports are to be written to new\.out: give each a path of its own\.$/,
    ],
  ])('%s', async (_, args, message) => {
    const before = readdirSync(folder).sort();
    const { code, stdout, stderr } = await gradeHere(args.map((item) => item.replace('PATH', 'new.out')));
    expect(stderr.trimEnd()).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(existsSync(join(folder, 'new.out'))).toBe(false);
    expect(readdirSync(folder).sort()).toEqual(before);
  });
});

it('without a terminal nothing is coloured, on stdout and stderr', async () => {
  const { stdout, stderr } = await gradeHere(['alice.ipynb', 'bob.ipynb']);
  expect(`${stdout}${stderr}`).not.toContain('\u001b');
  expect(stdout).toContain('initialization: 2 submissions, 1 with full marks');
});

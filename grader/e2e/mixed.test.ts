import Ajv from 'ajv';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../domain';
import reportSchema from '../report/report.schema.json';
import { buildNotebook } from '../testing/buildNotebook';
import { buildWeek, putWeeks } from '../testing/makeWeeks';
import { runCli } from '../testing/runCli';

jest.setTimeout(120_000);

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mixed-'));
  putWeeks(root);
  mkdirSync(join(root, 'class'));
  put('alice', buildWeek('week-one'));
  put('bob', buildWeek('week-two'));
  put('carol', buildWeek('week-two', null));
  // Both assignments have a function of this name.
  put('dan', buildWeek('week-one', null));
  put('erin', '{');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const put = (name: string, text: string) => writeFileSync(join(root, 'class', `${name}.ipynb`), text);
const remove = (...names: readonly string[]) => {
  for (const name of names) rmSync(join(root, 'class', `${name}.ipynb`));
};
const run = (...args: readonly string[]) => runCli(args, { cwd: root });
const grade = (...args: readonly string[]) => run('grade', 'class', ...args);

const question =
  'does not say of which it is, and there are several assignments (week-one, week-two): say which one with --assignment';
const rowsOf = ({ submissions }: Report) =>
  submissions.map(({ submission, assignment, score, maxScore, diagnostics }) =>
    [
      submission,
      assignment ?? 'none',
      `${score}/${maxScore}`,
      ...diagnostics.map(({ message }) => message),
    ].join(' '),
  );

it('each notebook is graded by its own: its metadata, else its functions, else there is a question', async () => {
  const { code, stdout } = await grade('--format', 'json');
  const report = JSON.parse(stdout) as Report;
  const validate = new Ajv().compile(reportSchema);
  expect([validate(report), validate.errors]).toEqual([true, null]);
  expect(report.assignments).toEqual(['week-one', 'week-two']);
  expect(report).not.toHaveProperty('assignment');
  expect(rowsOf(report)).toEqual([
    'alice week-one 5/5',
    'bob week-two 10/10',
    'carol week-two 10/10',
    `dan none 0/0 ${question}`,
    expect.stringMatching(/^erin none 0\/0 is not complete JSON/),
  ]);
  expect(code).toBe(1);
});

it('one that tells nothing goes with the others where they are of one', async () => {
  remove('bob', 'carol');
  const { stdout } = await grade('--format', 'json');
  const report = JSON.parse(stdout) as Report;
  expect([report.assignment, report.assignments]).toEqual(['week-one', undefined]);
  expect(rowsOf(report).map((row) => row.slice(0, 13))).toEqual([
    'alice none 5/',
    'dan none 5/5',
    'erin none 0/5',
  ]);
});

it('is asked which one is meant where nothing tells of any', async () => {
  remove('alice', 'bob', 'carol');
  const asked = { code: 2, stdout: '', stderr: `grader: class/dan.ipynb ${question}.\n` };
  expect(await grade()).toEqual(asked);
  expect(await run('check', 'class/dan.ipynb')).toEqual(asked);
  expect((await grade('--assignment', 'week-one', '--format', 'jsonl')).stdout).toMatch(/"score":5/);
});

it('an assignment that is not there is none that a notebook could be of', async () => {
  remove('alice', 'carol', 'dan', 'erin');
  put('bob', buildWeek('week-two', 'week-nine'));
  const { stdout } = await grade('--format', 'json');
  expect((JSON.parse(stdout) as Report).assignment).toBe('week-two');
});

it('every format holds all rows, or says that it takes one assignment', async () => {
  const reports = [
    'html=pages',
    'markdown=report.md',
    'junit=junit.xml',
    'github=github.txt',
    'jsonl=rows.jsonl',
  ];
  const { stdout } = await grade(...reports.flatMap((report) => ['--report', report]));
  for (const told of [
    'week-one: 1 submission, 1 with',
    'week-two: 2 submissions, 2 with',
    '2 rejected',
    question,
  ])
    expect(stdout).toContain(told);
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const index = read('pages/index.html');
  for (const folder of ['week-one', 'week-two', 'assignment.unknown']) {
    expect(index).toContain(`href="${folder}/index.html"`);
    expect(read(`pages/${folder}/index.html`).split('<script>')[0]).not.toMatch(/NaN|undefined|Infinity/);
  }
  expect(existsSync(join(root, 'pages/week-two/students/carol.html'))).toBe(true);
  expect(read('report.md').match(/^## [^:\n]*/gm)).toEqual([
    '## No assignment is known',
    '## The week-one',
    '## The week-two',
  ]);
  expect(read('junit.xml')).toContain('<testsuites name="week-one, week-two">');
  for (const name of ['alice', 'bob', 'carol', 'dan', 'erin']) {
    expect(read('github.txt')).toContain(name);
    expect(read('rows.jsonl')).toContain(`"submission":"${name}"`);
  }
  for (const format of ['csv', 'canvas', 'moodle'])
    expect(await grade('--format', format)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `grader: ${format} is a table of one assignment, but these are of several (week-one, week-two): grade each by itself, or take another format.\n`,
    });
});

it('the gradebook has each attempt under its own assignment', async () => {
  const { stderr } = await grade('--gradebook=book');
  expect(stderr).toMatch(/class\/dan\.ipynb and 1 more: it is not known of which assignment/);
  const listed = async (name: string) =>
    (await run('gradebook', 'list', '--gradebook=book', '--assignment', name)).stdout;
  expect(await listed('week-one')).toMatch(/alice/);
  expect(await listed('week-one')).not.toMatch(/bob|dan|erin/);
  expect(await listed('week-two')).toMatch(/bob[^]*carol/);
});

it('check takes each by its own', async () => {
  remove('dan', 'erin');
  const { code, stdout } = await run('check', 'class');
  expect(code).toBe(0);
  expect(stdout.match(/\d+ of \d+ functions pass the public checks: \d+/g)).toEqual([
    '1 of 1 functions pass the public checks: 5',
    '2 of 2 functions pass the public checks: 10',
    '2 of 2 functions pass the public checks: 10',
  ]);
});

it('shards are merged to what one run gives, row by row on its own assignment', async () => {
  for (const number of [1, 2])
    await grade('--shard', `${number}/2`, '--format', 'json', '--out', `${number}.json`);
  const whole = await grade('--format', 'json');
  expect(await run('merge', '1.json', '2.json', '--format', 'json')).toMatchObject({
    code: 1,
    stdout: whole.stdout,
  });
  const changed = readFileSync(join(root, '1.json'), 'utf8').replaceAll(
    '"assignment": "week-one"',
    '"assignment": "week-two"',
  );
  writeFileSync(join(root, '1.json'), changed);
  expect((await run('merge', '1.json', '2.json')).stderr).toMatch(
    /was graded on another assignment than week-two/,
  );
});

it('a notebook of another course is told, not guessed', async () => {
  remove('alice', 'bob', 'carol', 'dan', 'erin');
  put('zoe', buildNotebook(['const nothing = 1;'], null));
  expect(await grade()).toMatchObject({ code: 2, stderr: `grader: class/zoe.ipynb ${question}.\n` });
});

import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import { drawHiddenCases, loadAssignment } from '../assignment';
import type { FunctionReport, Report, SubmissionReport } from '../domain';
import reportSchema from '../report/report.schema.json';
import { findBubblewrap, tryBubblewrap } from '../sandbox/trusted/bubblewrap';
import { findChildFiles } from '../sandbox/trusted/childFiles';
import { buildSubmission } from '../testing/answers';
import { hostileFolder, readHostileNotebooks } from '../testing/hostileNotebooks';
import { copyCourse } from '../testing/makeCourse';
import { processesIn } from '../testing/processes';
import { repository, runCli, type CliRun } from '../testing/runCli';

const SECRET = 'the-secret-of-the-hostile-suite';
/** A right submission stands behind every tenth hostile one. */
const EVERY = 10;

const notebooks = readHostileNotebooks();
const cases = notebooks.map((notebook) => [notebook.name, notebook] as const);

describe('the suite', () => {
  it('has at least sixty attacks, on each of the three functions', () => {
    expect(notebooks.length).toBeGreaterThanOrEqual(60);
    expect(new Set(notebooks.map(({ functionName }) => functionName)).size).toBe(3);
  });

  it.each(cases)('%s says what it tries and why that fails', (_, { prose, verdicts, functionName }) => {
    expect(prose).toMatch(/^# \S.*\n\n[^\n]+\. [^\n]+\.$/);
    expect(functionName).toMatch(/^initializeParameters(Zeros|Random|He)$/);
    expect(verdicts).not.toHaveLength(0);
    expect(verdicts).not.toContain('passed');
  });
});

const linux = process.platform === 'linux' ? describe : describe.skip;
const bwrap = findBubblewrap();
const hasBubblewrap = bwrap !== null && tryBubblewrap(bwrap, findChildFiles()) === null;

linux.each(hasBubblewrap ? ['process', 'bwrap'] : ['process'])('the suite under %s', (isolation) => {
  let home: string;
  let run: CliRun;
  let before: readonly string[];
  let rows: ReadonlyMap<string, SubmissionReport>;

  beforeAll(async () => {
    home = realpathSync(mkdtempSync(join(tmpdir(), 'hostile-')));
    prepareHome(home);
    before = listWatched(home);
    run = await runCli(
      ['grade', '../batch', '--root', '../root', '--format', 'json', '--isolation', isolation, '--no-cache'],
      { cwd: join(home, 'work'), env: { GRADER_SECRET: SECRET, TMPDIR: join(home, 'tmp') } },
    );
    const { submissions } = JSON.parse(run.stdout) as Report;
    rows = new Map(submissions.map((row) => [row.submission, row]));
  }, 200_000);
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it.each(cases)('%s', (name, { functionName, verdicts, tell, score }) => {
    const row = rows.get(name) as SubmissionReport;
    const [hostile, ...others] = splitFunctions(row, functionName);
    const told = tellings(row, hostile);
    expect(told).toMatch(tell);
    expect(verdicts).toContain(hostile.verdict);
    expect(hostile.score).toBe(score);
    expect(others.map((fn) => `${fn.verdict} ${fn.score}`)).toEqual(
      others.map((fn) => `passed ${fn.maxScore}`),
    );
    for (const place of [home, repository, tmpdir(), 'child.cjs', 'realm.js', 'node:internal']) {
      expect(told).not.toContain(place);
    }
    for (const hidden of hiddenArguments(functionName)) expect(told).not.toMatch(hidden);
  });

  it('leaves every right submission in between its full marks', () => {
    const right = [...rows].filter(([name]) => name.endsWith('-right'));
    expect(right).toHaveLength(Math.ceil(notebooks.length / EVERY));
    expect(right.filter(([, row]) => row.score !== 100)).toEqual([]);
    expect(rows.size).toBe(right.length + notebooks.length);
  });

  it('leaves no process running and no file behind', () => {
    expect(processesIn(home)).toEqual([]);
    expect(listWatched(home)).toEqual(before);
  });

  it('ends in a valid report, without the secret, and the exit code of a class that failed', () => {
    const validate = new Ajv().compile(reportSchema);
    validate(JSON.parse(run.stdout));
    expect(validate.errors).toBeNull();
    expect(`${run.stdout}${run.stderr}`).not.toContain(SECRET);
    // Control characters are written as escapes.
    // eslint-disable-next-line no-control-regex
    expect(run.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
    expect(run.code).toBe(1);
  });
});

it('shows a terminal no control character of a student', async () => {
  const file = join(hostileFolder, 'thrown-terminal-escapes.ipynb');
  const { stdout } = await runCli([
    'grade',
    file,
    '--format',
    'table',
    '--isolation',
    'process',
    '--no-cache',
  ]);
  expect(stdout).toContain('threw');
  // eslint-disable-next-line no-control-regex
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
}, 60_000);

/** `batch` to grade, `work` to stand in, `tmp` for temporary files, and a `root` that waits for nobody. */
function prepareHome(home: string): void {
  // Where a run keeps its rows until it is whole is the grader's own, and stays.
  for (const folder of ['batch', 'work', 'tmp', 'root/.grader/runs'])
    mkdirSync(join(home, folder), { recursive: true });
  copyCourse(join(home, 'root'));
  const manifest = join(home, 'root/fixtures/initialization/assignment.json');
  const hasty = readFileSync(manifest, 'utf8').replace(
    '"seconds": 5, "memoryMb": 256',
    '"seconds": 2, "memoryMb": 160',
  );
  expect(hasty).toContain('"seconds": 2,');
  writeFileSync(manifest, hasty);
  for (const [index, { name }] of notebooks.entries()) {
    copyFileSync(join(hostileFolder, `${name}.ipynb`), join(home, 'batch', `${name}.ipynb`));
    if (index % EVERY === 0) writeFileSync(join(home, 'batch', `${name}-right.ipynb`), buildSubmission());
  }
}

/** Every file and folder that an attack might reach first. */
function listWatched(home: string): readonly string[] {
  const parts = ['grader/hostile', 'grader/dist/sandbox', 'fixtures', 'notebooks', 'solutions'];
  const folders = [home, ...parts.map((part) => join(repository, part))];
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file))
      .sort(),
  );
}

function splitFunctions(row: SubmissionReport, name: string): [FunctionReport, ...FunctionReport[]] {
  const hostile = row.functions.find((fn) => fn.name === name) as FunctionReport;
  return [hostile, ...row.functions.filter((fn) => fn !== hostile)];
}

/** All that the student is told of a function. */
function tellings(row: SubmissionReport, fn: FunctionReport): string {
  return [...row.diagnostics, ...fn.checks].map(({ message }) => message).join('\n');
}

/** Patterns of the arguments of the hidden cases, however they are joined. */
function hiddenArguments(functionName: string): readonly RegExp[] {
  const { functions, name } = loadAssignment(repository, 'initialization');
  const fn = functions.find((item) => item.name === functionName);
  if (fn === undefined) throw new Error(`${functionName} is not graded`);
  return drawHiddenCases(fn, name, SECRET).map(
    ({ args }) => new RegExp(`(?<!\\d)${(args[0] as number[]).join('\\D{1,2}')}(?!\\d)`),
  );
}

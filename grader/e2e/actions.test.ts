import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { buildSubmission, rightCells } from '../testing/answers';
import { repository } from '../testing/runCli';

jest.setTimeout(300_000);

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string | number>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

interface Workflow {
  readonly on: { readonly pull_request: object };
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

const readYaml = (path: string): unknown => parse(readFileSync(join(repository, '.github', path), 'utf8'));
const action = readYaml('actions/grade/action.yml') as Action;
const workflow = readYaml('workflows/grade.yml') as Workflow;
const isCheckout = existsSync(join(repository, '.git'));
if (!isCheckout) process.stderr.write('Not a git checkout: the steps of the workflow are not run here.\n');

/** Runs the commands of steps as a runner does: bash that stops at the first error, outputs through files. */
function openRunner(workspace: string) {
  const temp = join(workspace, '..', 'temp');
  const summary = join(temp, 'summary.md');
  mkdirSync(temp, { recursive: true });
  writeFileSync(summary, '');
  const context = new Map<string, string>();
  const evaluate = (text: string) =>
    text.replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_, name: string) => context.get(name) ?? '');
  return {
    context,
    evaluate,
    readSummary: () => readFileSync(summary, 'utf8'),
    run(step: Step, actionPath = ''): Promise<{ readonly code: number; readonly stdout: string }> {
      const output = join(temp, `output-${step.id ?? 'none'}`);
      writeFileSync(output, '');
      const own = Object.entries(step.env ?? {}).map(([key, value]) => [key, evaluate(value)]);
      const env = {
        ...process.env,
        GITHUB_WORKSPACE: workspace,
        GITHUB_ACTION_PATH: actionPath,
        RUNNER_TEMP: temp,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_ACTIONS: 'true',
        ...(Object.fromEntries(own) as Record<string, string>),
      };
      const args = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run ?? ''];
      return new Promise((resolve) => {
        execFile(
          'bash',
          args,
          { env, cwd: workspace, maxBuffer: 32 * 1024 * 1024 },
          (error, stdout, stderr) => {
            for (const [name, value] of readOutputs(readFileSync(output, 'utf8')))
              context.set(`steps.${step.id ?? ''}.outputs.${name}`, value);
            const code = error === null ? 0 : Number(error.code);
            resolve({ code, stdout: stdout + (code > 1 ? stderr : '') });
          },
        );
      });
    },
  };
}

/** `name=value`, or `name<<MARK`, lines, `MARK`. */
function readOutputs(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(/^([\w-]+)(?:=(.*)|<<(\S+)\n([\s\S]*?)\n\3)$/gm)].map(
    ([, name = '', line, , lines]) => [name, line ?? lines ?? ''] as const,
  );
}

const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: 'pipe',
  });

it('no expression stands inside a command, where a file name could become code', () => {
  const steps = [...action.runs.steps, ...Object.values(workflow.jobs).flatMap((job) => job.steps)];
  for (const { run = '' } of steps) expect(run).not.toContain('${{');
  expect(workflow.permissions).toEqual({ contents: 'read' });
  expect(Object.keys(workflow.on)).toEqual(['pull_request']);
});

it('each expression names an input, an output or a context that there is', () => {
  const text = readFileSync(join(repository, '.github/actions/grade/action.yml'), 'utf8');
  const inputs = [...text.matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name);
  expect(inputs.sort()).toEqual(Object.keys(action.inputs).sort());
  const used = Object.values(workflow.jobs).flatMap((job) =>
    job.steps.flatMap((step) => (step.uses?.startsWith('./') ? Object.keys(step.with ?? {}) : [])),
  );
  for (const name of used) expect(Object.keys(action.inputs)).toContain(name);
});

(isCheckout ? describe : describe.skip)('a pull request with a right and a wrong notebook', () => {
  let folder: string;
  let workspace: string;
  let runner: ReturnType<typeof openRunner>;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'actions-'));
    workspace = join(folder, 'workspace');
    mkdirSync(workspace);
    git(workspace, 'clone', '--quiet', '--no-hardlinks', repository, 'course');
    git(workspace, 'clone', '--quiet', '--no-hardlinks', repository, 'submission');
    const submission = join(workspace, 'submission');
    runner = openRunner(workspace);
    runner.context.set('github.event.pull_request.base.sha', git(submission, 'rev-parse', 'HEAD').trim());
    mkdirSync(join(submission, 'hand in'));
    const wrong = buildSubmission({ he: rightCells.he.replace('Math.sqrt(2 /', 'Math.sqrt(1 /') });
    writeFileSync(join(submission, 'hand in/right.ipynb'), buildSubmission());
    writeFileSync(join(submission, 'hand in/wrong.ipynb'), wrong);
    git(submission, 'add', '.');
    git(submission, 'commit', '--quiet', '-m', 'Answers');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const stepNamed = (steps: readonly Step[], name: string): Step => {
    const step = steps.find((item) => item.name === name);
    if (step === undefined) throw new Error(`no step "${name}"`);
    return step;
  };

  it('is graded by the workflow and its action: annotations, summary, pages, exit code', async () => {
    const { steps } = workflow.jobs['grade'] as { readonly steps: readonly Step[] };
    const find = await runner.run(stepNamed(steps, 'Find the notebooks that it changes'));
    expect(find.code).toBe(0);
    expect(runner.context.get('steps.changed.outputs.notebooks')).toBe(
      'hand in/right.ipynb\nhand in/wrong.ipynb',
    );

    const { with: given = {} } = stepNamed(steps, 'Grade them');
    for (const [name, { default: usual = '' }] of Object.entries(action.inputs))
      runner.context.set(`inputs.${name}`, name in given ? runner.evaluate(String(given[name])) : usual);
    const actionPath = join(workspace, 'course/.github/actions/grade');
    const install = await runner.run(stepNamed(action.runs.steps, 'Install the grader'), actionPath);
    expect([install.code, install.code === 0 ? '' : install.stdout]).toEqual([0, '']);

    const graded = await runner.run(stepNamed(action.runs.steps, 'Grade'), actionPath);
    expect([graded.code, graded.code > 1 ? graded.stdout : '']).toEqual([1, '']);
    expect(graded.stdout).toMatch(/^::error file=hand in\/wrong\.ipynb,line=\d+.*::.*Xavier/m);
    expect(graded.stdout).not.toMatch(/^::error file=hand in\/right/m);
    expect(runner.readSummary()).toMatch(/wrong[\s\S]*Xavier/);
    const report = JSON.parse(
      readFileSync(runner.context.get('steps.grade.outputs.report') ?? '', 'utf8'),
    ) as {
      readonly submissions: readonly { readonly score: number }[];
    };
    expect(report.submissions.map((row) => row.score === 100)).toEqual([true, false]);
    const keep = stepNamed(action.runs.steps, 'Keep the report');
    runner.context.set('runner.temp', join(folder, 'temp'));
    const pages = join(runner.evaluate(String(keep.with?.['path'])), 'pages');
    expect(readFileSync(join(pages, 'index.html'), 'utf8')).toContain('wrong');
    expect(runner.context.get('steps.grade.outputs.classroom')).toBeUndefined();

    runner.context.set('inputs.notebooks', 'hand in/right.ipynb');
    const alone = await runner.run(stepNamed(action.runs.steps, 'Grade'), actionPath);
    expect(alone.code).toBe(0);
    const result = Buffer.from(
      runner.context.get('steps.grade.outputs.classroom') ?? '',
      'base64',
    ).toString();
    expect(JSON.parse(result)).toMatchObject({ status: 'pass', max_score: 100 });
  });

  it('has nothing to do where no notebook is changed', async () => {
    runner.context.set(
      'github.event.pull_request.base.sha',
      git(join(workspace, 'submission'), 'rev-parse', 'HEAD').trim(),
    );
    const { steps } = workflow.jobs['grade'] as { readonly steps: readonly Step[] };
    const find = await runner.run(stepNamed(steps, 'Find the notebooks that it changes'));
    expect([find.code, runner.context.get('steps.changed.outputs.notebooks')]).toEqual([0, '']);
    expect(find.stdout).toMatch(/nothing to grade/);
  });
});

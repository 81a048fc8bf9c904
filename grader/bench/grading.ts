import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loadAssignment } from '../assignment';
import { collectSubmissions } from '../batch';
import { createCache } from '../cache';
import { gradeSubmission } from '../grading/gradeSubmission';
import { prepareAssignment } from '../grading/prepareAssignment';
import { createBareSandbox } from './bareSandbox';
import { keepGradedCells } from './gradedCells';
import { drawClass, makeCorrectSubmission, makeWrongSubmission } from './makeSubmissions';
import { runBatch, type BatchRun } from './runBatch';
import { timeKernel } from './runKernel';
import { repository, withWorkspace, writeBatch } from './workspace';

/** How many submissions each batch has; a smaller run tries the benchmark itself. */
export interface BenchSizes {
  readonly different: number;
  readonly aClass: number;
  readonly kernelRuns: number;
}

/**
 * Grading, beside the same work by the kernel and bare in one realm; through the real command line, its start and the
 * solution's own run included.
 */
export async function benchGrading({ different, aClass, kernelRuns }: BenchSizes): Promise<void> {
  await withWorkspace(async (root) => {
    const solution = await readFile(
      join(repository, 'solutions/initialization/Initialization.ipynb'),
      'utf8',
    );
    const variants = Array.from({ length: different }, (_, variant) => variant);
    const correct = await writeBatch(
      root,
      'correct',
      variants.map((variant) => makeCorrectSubmission(solution, variant)),
    );
    const wrong = await writeBatch(
      root,
      'wrong',
      variants.map((variant) => makeWrongSubmission(solution, variant)),
    );
    const tenth = await writeBatch(root, 'tenth', drawClass(solution, Math.ceil(aClass / 10), 'tenth'));
    const whole = await writeBatch(root, 'class', drawClass(solution, aClass));

    const correctRun = await runFresh(root, correct);
    if (correctRun.fullMarks !== different)
      throw new Error(`only ${correctRun.fullMarks} of ${different} got full marks`);
    report(`${different} all-different correct`, correctRun);
    report(`${different} all-different wrong`, await runFresh(root, wrong));
    const tenthRun = await runFresh(root, tenth);
    report(`${tenthRun.submissions} as a class writes them`, tenthRun);
    const classRun = await runFresh(root, whole);
    report(`${aClass} as a class writes them`, classRun);
    const againRun = await runBatch(root, whole);
    report(`the same ${aClass} graded again`, againRun);
    console.log(
      `peak memory at ${aClass} / at ${tenthRun.submissions}: ${(classRun.peakMb / tenthRun.peakMb).toFixed(2)} ×`,
    );

    const bare = await timeBare(correct);
    console.log(`floor, the same ${different} correct bare in one realm: ${format(bare)} s each`);
    console.log(`  isolation costs ${(perSubmission(correctRun) / bare).toFixed(1)} × the floor`);
    await compareWithKernel(keepGradedCells(solution), kernelRuns, { correctRun, classRun, againRun });
  });
}

async function compareWithKernel(
  notebook: string,
  runs: number,
  { correctRun, classRun, againRun }: Readonly<Record<'correctRun' | 'classRun' | 'againRun', BatchRun>>,
): Promise<void> {
  const kernel = await timeKernel(notebook, runs);
  if (kernel.kind === 'not-measured') {
    console.log(`jupyter nbconvert --execute: not measured (${kernel.reason})`);
    return;
  }
  const best = Math.min(...kernel.seconds);
  console.log(
    `jupyter nbconvert --execute, import and graded cells only: ${format(best)} s each (best of ${runs})`,
  );
  const ratio = (run: BatchRun) => `${(best / perSubmission(run)).toFixed(0)} ×`;
  console.log(`  all-different correct: ${ratio(correctRun)} faster a submission`);
  console.log(`  the class: ${ratio(classRun)}, graded again: ${ratio(againRun)}`);
}

/** Without what an earlier run remembered. */
async function runFresh(root: string, folder: string): Promise<BatchRun> {
  await rm(join(root, '.grader'), { recursive: true, force: true });
  return runBatch(root, folder);
}

/** Seconds a submission: read, compile, run and check, with no process but this one. */
async function timeBare(folder: string): Promise<number> {
  const sandbox = createBareSandbox();
  const prepared = await prepareAssignment(loadAssignment(repository, 'initialization'), 'bench', sandbox);
  const grader = {
    prepared,
    sandbox,
    cache: createCache(null, () => undefined),
    files: null,
    wantsWork: false,
  };
  const submissions = collectSubmissions([folder]);
  const started = process.hrtime.bigint();
  for (const submission of submissions) {
    const { report: row } = await gradeSubmission(submission, grader);
    if (row.score !== row.maxScore) throw new Error(`${row.submission} got ${row.score} in the bare realm`);
  }
  return Number(process.hrtime.bigint() - started) / 1e9 / submissions.length;
}

function perSubmission(run: BatchRun): number {
  return run.seconds / run.submissions;
}

function report(name: string, run: BatchRun): void {
  const rate = (run.submissions / run.seconds).toFixed(1);
  console.log(
    `${name}: ${rate} a second (${format(perSubmission(run))} s each), peak ${run.peakMb.toFixed(0)} MB`,
  );
}

function format(seconds: number): string {
  return seconds < 1 ? seconds.toFixed(4) : seconds.toFixed(2);
}

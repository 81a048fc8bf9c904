import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadAssignment } from '../assignment';
import { collectSubmissions, mapInOrder } from '../batch';
import { createCache } from '../cache';
import { gradeSubmission } from '../grade';
import { prepareAssignment } from '../prepareAssignment';
import { createSandbox } from '../sandbox';
import { keepGradedCells, makeCorrectSubmission } from './makeSubmissions';
import { timeKernel } from './runKernel';

const repository = resolve(__dirname, '../../..');

/** Grading different correct submissions beside one strict run of the same graded cells on the kernel. */
export async function benchGrading(count = 100, kernelRuns = 3): Promise<void> {
  const solution = await readFile(join(repository, 'solutions/initialization/Initialization.ipynb'), 'utf8');
  const grader = await timeGrader(solution, count);
  console.log(
    `grading ${count} different correct submissions: ${format(grader)} s each, ${(1 / grader).toFixed(1)} a second`,
  );
  const kernel = await timeKernel(keepGradedCells(solution), kernelRuns);
  if (kernel.kind === 'not-measured') {
    console.log(`jupyter nbconvert --execute: not measured (${kernel.reason})`);
    return;
  }
  const best = Math.min(...kernel.seconds);
  console.log(
    `jupyter nbconvert --execute, import and graded cells only: ${format(best)} s each (best of ${kernelRuns})`,
  );
  console.log(`ratio: ${(best / grader).toFixed(1)} × faster a submission`);
}

/** Seconds a submission, from the first file read to the last report, the grader's own start included. */
async function timeGrader(solution: string, count: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'grader-bench-'));
  try {
    const files = join(folder, 'submissions');
    await mkdir(files);
    for (let i = 0; i < count; i++) {
      await writeFile(
        join(files, `student${String(i).padStart(4, '0')}.ipynb`),
        makeCorrectSubmission(solution, i),
      );
    }
    const started = process.hrtime.bigint();
    const jobs = availableParallelism();
    const sandbox = createSandbox({ isolation: 'auto', spares: jobs });
    try {
      const prepared = await prepareAssignment(
        loadAssignment(repository, 'initialization'),
        'bench',
        sandbox,
      );
      const grader = { prepared, sandbox, cache: createCache(null, () => undefined) };
      const submissions = collectSubmissions([files]);
      for await (const row of mapInOrder(submissions, jobs, (item) => gradeSubmission(item, grader))) {
        if (row.score !== row.maxScore)
          throw new Error(`${row.submission} got ${row.score}; expected full marks`);
      }
    } finally {
      await sandbox.close();
    }
    return Number(process.hrtime.bigint() - started) / 1e9 / count;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function format(seconds: number): string {
  return seconds < 1 ? seconds.toFixed(4) : seconds.toFixed(2);
}

import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { drawClass } from './makeSubmissions';
import { runBatch, type BatchRun } from './runBatch';
import { repository, withWorkspace, writeBatch } from './workspace';

/** How many submissions the two classes have. */
export interface ScaleSizes {
  readonly few: number;
  readonly many: number;
}

/**
 * One machine, a large class beside one of a tenth: the rate, the grader's own peak memory, and what the cache takes.
 * Each is graded fresh, through the real command line, and streamed as JSON lines.
 */
export async function benchScale({ few, many }: ScaleSizes): Promise<void> {
  await withWorkspace(async (root) => {
    const solution = await readFile(
      join(repository, 'solutions/initialization/Initialization.ipynb'),
      'utf8',
    );
    const fewRun = await gradeClass(root, solution, few);
    const manyRun = await gradeClass(root, solution, many);
    const rate = (run: BatchRun) => run.submissions / run.seconds;
    console.log(`rate at ${many} / at ${few}: ${(rate(manyRun) / rate(fewRun)).toFixed(2)} ×`);
    console.log(`peak memory at ${many} / at ${few}: ${(manyRun.peakMb / fewRun.peakMb).toFixed(2)} ×`);
  });
}

async function gradeClass(root: string, solution: string, count: number): Promise<BatchRun> {
  const folder = await writeBatch(root, `class-${count}`, drawClass(solution, count));
  await rm(join(root, '.grader'), { recursive: true, force: true });
  const run = await runBatch(root, folder);
  await rm(folder, { recursive: true });
  const { size } = await stat(join(root, 'report.jsonl'));
  const rate = (run.submissions / run.seconds).toFixed(1);
  console.log(
    `${count} as a class writes them: ${rate} a second, peak ${run.peakMb.toFixed(0)} MB, report ${(size / count / 1024).toFixed(1)} KB each`,
  );
  return run;
}

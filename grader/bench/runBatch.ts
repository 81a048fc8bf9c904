import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SubmissionReport } from '../domain';
import { repository } from './workspace';

export interface BatchRun {
  /** Wall time of the whole command, its start included. */
  readonly seconds: number;
  readonly submissions: number;
  readonly fullMarks: number;
  /** Peak resident size of the grader itself, its children not counted. */
  readonly peakMb: number;
}

/** Grades a folder through the real command line, in a process of its own. */
export async function runBatch(
  root: string,
  folder: string,
  more: readonly string[] = [],
): Promise<BatchRun> {
  const out = join(root, 'report.jsonl');
  const usage = join(root, 'usage.json');
  const args = ['--require', join(__dirname, 'reportUsage.js'), join(repository, 'grader/bin/grader.cjs')];
  const command = ['grade', folder, '--format', 'jsonl', '--out', out, '--root', root, '--min-score', '0'];
  const started = process.hrtime.bigint();
  await new Promise<void>((resolve, reject) => {
    const env = { ...process.env, GRADER_SECRET: 'bench', GRADER_BENCH_USAGE: usage };
    execFile(
      process.execPath,
      [...args, ...command, ...more],
      { env, cwd: root },
      (error, _stdout, stderr) => {
        if (error === null) resolve();
        else reject(new Error(`the grader ended with ${String(error.code)}: ${stderr}`));
      },
    );
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const { maxRSS } = JSON.parse(await readFile(usage, 'utf8')) as NodeJS.ResourceUsage;
  return { seconds, ...(await countRows(out)), peakMb: maxRSS / 1024 };
}

async function countRows(file: string): Promise<Pick<BatchRun, 'submissions' | 'fullMarks'>> {
  let submissions = 0;
  let fullMarks = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const { score, maxScore } = JSON.parse(line) as SubmissionReport;
    submissions += 1;
    if (score === maxScore) fullMarks += 1;
  }
  return { submissions, fullMarks };
}

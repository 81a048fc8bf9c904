import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../domain';
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
export async function runBatch(root: string, folder: string): Promise<BatchRun> {
  const out = join(root, 'report.json');
  const usage = join(root, 'usage.json');
  const args = ['--require', join(__dirname, 'reportUsage.js'), join(repository, 'grader/bin/grader.cjs')];
  const command = ['grade', folder, '--format', 'json', '--out', out, '--root', root, '--min-score', '0'];
  const started = process.hrtime.bigint();
  await new Promise<void>((resolve, reject) => {
    const env = { ...process.env, GRADER_SECRET: 'bench', GRADER_BENCH_USAGE: usage };
    execFile(process.execPath, [...args, ...command], { env, cwd: root }, (error, _stdout, stderr) => {
      if (error === null) resolve();
      else reject(new Error(`the grader ended with ${String(error.code)}: ${stderr}`));
    });
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const { submissions } = JSON.parse(await readFile(out, 'utf8')) as Report;
  const { maxRSS } = JSON.parse(await readFile(usage, 'utf8')) as NodeJS.ResourceUsage;
  const fullMarks = submissions.filter((row) => row.score === row.maxScore).length;
  return { seconds, submissions: submissions.length, fullMarks, peakMb: maxRSS / 1024 };
}

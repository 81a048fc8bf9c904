import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from './workspace';

const run = promisify(execFile);

export type KernelTiming =
  | { readonly kind: 'measured'; readonly seconds: readonly number[] }
  | { readonly kind: 'not-measured'; readonly reason: string };

/** Runs a notebook through `jupyter nbconvert --execute` on the tslab kernel, strictly, and times each run. */
export async function timeKernel(notebook: string, runs: number): Promise<KernelTiming> {
  const jupyter = await findJupyter();
  if (jupyter === null)
    return { kind: 'not-measured', reason: 'install jupyter-nbconvert, jupyter-client and python3-notebook' };
  const folder = await mkdtemp(join(tmpdir(), 'grader-bench-'));
  try {
    await prepareFolder(folder, notebook);
    const seconds: number[] = [];
    for (let i = 0; i < runs; i++) seconds.push(await timeRun(jupyter, folder));
    return { kind: 'measured', seconds };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Debian's Jupyter first: another Python's may lack the kernel client. */
async function findJupyter(): Promise<string | null> {
  for (const command of ['/usr/bin/jupyter', 'jupyter']) {
    try {
      await run(command, ['nbconvert', '--version']);
      return command;
    } catch {
      continue;
    }
  }
  return null;
}

async function prepareFolder(folder: string, notebook: string): Promise<void> {
  await writeFile(join(folder, 'submission.ipynb'), notebook);
  await copyFile(join(repository, 'notebooks/initialization/initUtils.ts'), join(folder, 'initUtils.ts'));
  await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'));
  const kernel = join(folder, 'jupyter/kernels/tslab');
  await mkdir(kernel, { recursive: true });
  const argv = [
    process.execPath,
    join(repository, 'node_modules/tslab/bin/tslab'),
    'kernel',
    '--config-path',
    '{connection_file}',
  ];
  await writeFile(
    join(kernel, 'kernel.json'),
    JSON.stringify({ argv, display_name: 'TypeScript (tslab)', language: 'typescript' }),
  );
}

async function timeRun(jupyter: string, folder: string): Promise<number> {
  const started = process.hrtime.bigint();
  await run(
    jupyter,
    ['nbconvert', '--to', 'notebook', '--execute', 'submission.ipynb', '--output', 'executed.ipynb'],
    {
      cwd: folder,
      env: { ...process.env, JUPYTER_PATH: join(folder, 'jupyter') },
    },
  );
  return Number(process.hrtime.bigint() - started) / 1e9;
}

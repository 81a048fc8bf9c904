import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const repository = resolve(__dirname, '../../..');

/** A course of its own in a temporary folder, so that a benchmark finds no cache and leaves none. */
export async function withWorkspace<Result>(work: (root: string) => Promise<Result>): Promise<Result> {
  const root = await mkdtemp(join(tmpdir(), 'grader-bench-'));
  try {
    for (const part of ['fixtures', 'notebooks', 'solutions']) {
      await cp(join(repository, part), join(root, part), { recursive: true });
    }
    await symlink(join(repository, 'node_modules'), join(root, 'node_modules'));
    return await work(root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Writes submissions one by one into a folder; returns it. */
export async function writeBatch(root: string, name: string, submissions: Iterable<string>): Promise<string> {
  const folder = join(root, name);
  await mkdir(folder);
  let index = 0;
  for (const text of submissions) {
    await writeFile(join(folder, `student${String(index++).padStart(5, '0')}.ipynb`), text);
  }
  return folder;
}

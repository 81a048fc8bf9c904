import { mkdirSync, rmSync } from 'node:fs';
import { mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { endWithGrader } from '../process/interrupt';
import { forgetUnfinished, nameUnfinished, sweepUnfinished } from './unfinishedFile';
import { explainFaults } from './wholeFile';

/** A file of a folder: where it is in it, with `/`, and what it holds. */
export interface FolderFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly mode?: number;
}

/** Where files go, some at a time. */
export interface WholeFolder {
  readonly write: (files: readonly FolderFile[]) => Promise<void>;
  /** All is written: only now does the folder take its name, and what stood there goes. */
  readonly commit: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

/**
 * Opens a folder that is written beside its name and renamed when it is whole.
 * @param requireReplaceable throws a UsageError when what stands at the path must stay
 * @throws UsageError naming the folder when it cannot be written
 */
export async function openFolder(
  folder: string,
  requireReplaceable: (target: string) => Promise<void>,
): Promise<WholeFolder> {
  return explainFaults(folder, async () => {
    const target = await realpath(folder).catch(() => resolve(folder));
    await requireReplaceable(target);
    await mkdir(dirname(target), { recursive: true });
    sweepUnfinished(target, 'folder');
    return openPart(target, folder);
  });
}

function openPart(target: string, folder: string): WholeFolder {
  const part = nameUnfinished(target);
  // In one step with what removes it again, so that no signal comes in between.
  mkdirSync(part);
  let isOver = false;
  const discard = (): Promise<void> => {
    if (isOver) return Promise.resolve();
    isOver = true;
    leave();
    rmSync(part, { recursive: true, force: true });
    forgetUnfinished(part);
    return Promise.resolve();
  };
  const leave = endWithGrader({ end: discard });
  const write = async (files: readonly FolderFile[]): Promise<void> => {
    for (const { path, content, mode = 0o666 } of files) {
      if (isOver) return;
      const file = join(part, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content, { mode });
    }
  };
  const commit = async (): Promise<void> => {
    if (isOver) return;
    await takeName(part, target);
    isOver = true;
    leave();
    forgetUnfinished(part);
  };
  return {
    write: (files) => explainFaults(folder, () => write(files), discard),
    commit: () => explainFaults(folder, commit, discard),
    discard,
  };
}

/** What stood there goes only when the new folder stands in its place. */
async function takeName(part: string, target: string): Promise<void> {
  const old = nameUnfinished(target);
  const stoodThere = await rename(target, old).then(
    () => true,
    () => false,
  );
  await rename(part, target);
  if (stoodThere) await rm(old, { recursive: true, force: true });
  forgetUnfinished(old);
}

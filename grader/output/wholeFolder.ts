import { mkdirSync, rmSync } from 'node:fs';
import { mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { endWithGrader } from '../process/interrupt';
import { forgetUnfinished, nameUnfinished, sweepUnfinished } from './unfinishedFile';
import { explainFaults } from './wholeFile';

/** A file to write: its path within the folder, with `/`, and its content. */
export interface FolderFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly mode?: number;
}

/** A folder being written. */
export interface WholeFolder {
  readonly write: (files: readonly FolderFile[]) => Promise<void>;
  /** To be called when all is written: the folder gets its name, and replaces what was there. */
  readonly commit: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

/**
 * Opens a folder that is written under another name beside it and renamed when it is complete.
 * @param requireReplaceable throws a UsageError when what is at the path must not be replaced
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
    return openUnfinished(target, folder);
  });
}

function openUnfinished(target: string, folder: string): WholeFolder {
  const unfinished = nameUnfinished(target);
  // Nothing is awaited from here to `endWithGrader`, so that no signal can leave the folder behind.
  mkdirSync(unfinished);
  let isClosed = false;
  const discard = (): Promise<void> => {
    if (isClosed) return Promise.resolve();
    isClosed = true;
    leave();
    rmSync(unfinished, { recursive: true, force: true });
    forgetUnfinished(unfinished);
    return Promise.resolve();
  };
  const leave = endWithGrader({ end: discard });
  const write = async (files: readonly FolderFile[]): Promise<void> => {
    for (const { path, content, mode = 0o666 } of files) {
      if (isClosed) return;
      const file = join(unfinished, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content, { mode });
    }
  };
  const commit = async (): Promise<void> => {
    if (isClosed) return;
    await takeName(unfinished, target);
    isClosed = true;
    leave();
    forgetUnfinished(unfinished);
  };
  return {
    write: (files) => explainFaults(folder, () => write(files), discard),
    commit: () => explainFaults(folder, commit, discard),
    discard,
  };
}

/** Renames the new folder to the target. What was there is moved away first, and removed at the end. */
async function takeName(unfinished: string, target: string): Promise<void> {
  const old = nameUnfinished(target);
  const stoodThere = await rename(target, old).then(
    () => true,
    () => false,
  );
  await rename(unfinished, target);
  if (stoodThere) await rm(old, { recursive: true, force: true });
  forgetUnfinished(old);
}

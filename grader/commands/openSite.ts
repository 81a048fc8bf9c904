import { mkdirSync, rmSync } from 'node:fs';
import { mkdir, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../batch';
import type { Page } from '../reporters';
import { endWithGrader } from './interrupt';
import { forgetPart, namePart, sweepParts } from './partFile';
import { describeWriteFault } from './wholeFile';

/** Where pages go, one by one. */
export interface Site {
  readonly write: (pages: readonly Page[]) => Promise<void>;
  /** All is written: only now does the folder take its name. */
  readonly commit: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

/** In each folder of pages, so that a later run knows it may be replaced. */
const MARK = '.grader-pages';

/**
 * Opens a folder of pages that is written beside its name and renamed when it is whole. One that an earlier run wrote
 * is replaced, with no page of it left; one that holds anything else is refused.
 * @throws UsageError naming the folder when it cannot be written
 */
export async function openSite(folder: string): Promise<Site> {
  return explain(folder, async () => {
    const target = await realpath(folder).catch(() => resolve(folder));
    await requireReplaceable(target, folder);
    await mkdir(dirname(target), { recursive: true });
    sweepParts(target, 'folder');
    return openPart(target, folder);
  });
}

function openPart(target: string, folder: string): Site {
  const part = namePart(target);
  // In one step with what removes it again, so that no signal comes in between.
  mkdirSync(part);
  let isOver = false;
  const discard = (): Promise<void> => {
    if (isOver) return Promise.resolve();
    isOver = true;
    leave();
    rmSync(part, { recursive: true, force: true });
    forgetPart(part);
    return Promise.resolve();
  };
  const leave = endWithGrader({ end: discard });
  const write = async (pages: readonly Page[]): Promise<void> => {
    for (const { path, text } of pages) {
      if (isOver) return;
      const file = join(part, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  };
  return {
    write: (pages) => explain(folder, () => write(pages), discard),
    commit: () =>
      explain(
        folder,
        async () => {
          await write([{ path: MARK, text: 'Written by grader; a later run replaces this folder.\n' }]);
          if (isOver) return;
          await takeName(part, target);
          isOver = true;
          leave();
          forgetPart(part);
        },
        discard,
      ),
    discard,
  };
}

/** The old pages go only when the new ones stand in their place. */
async function takeName(part: string, target: string): Promise<void> {
  const old = namePart(target);
  const hadPages = await rename(target, old).then(
    () => true,
    () => false,
  );
  await rename(part, target);
  if (hadPages) await rm(old, { recursive: true, force: true });
  forgetPart(old);
}

async function requireReplaceable(target: string, folder: string): Promise<void> {
  const names = await readdir(target).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (names.length === 0 || names.includes(MARK)) return;
  throw new UsageError(
    `${folder} holds files that are no report of this grader's: name another folder, or empty it first.`,
  );
}

async function explain<Result>(
  folder: string,
  work: () => Promise<Result>,
  discard?: () => Promise<void>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await discard?.().catch(() => undefined);
    throw error instanceof UsageError ? error : describeWriteFault(folder, error as NodeJS.ErrnoException);
  }
}

import { readdir } from 'node:fs/promises';
import { UsageError } from '../utils/usageError';
import type { Page } from '../reporters';
import { openFolder } from './wholeFolder';

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
 * Opens a folder of pages that appears when it is whole. One that an earlier run wrote is replaced, with no page of it
 * left; one that holds anything else is refused.
 * @throws UsageError naming the folder when it cannot be written
 */
export async function openSite(folder: string): Promise<Site> {
  const { write, commit, discard } = await openFolder(folder, (target) => requirePages(target, folder));
  return {
    write: (pages) => write(pages.map(({ path, text }) => ({ path, content: text }))),
    async commit() {
      await write([{ path: MARK, content: 'Written by grader; a later run replaces this folder.\n' }]);
      await commit();
    },
    discard,
  };
}

async function requirePages(target: string, folder: string): Promise<void> {
  const names = await readdir(target).catch((error: unknown): string[] => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  if (names.length === 0 || names.includes(MARK)) return;
  throw new UsageError(
    `${folder} holds files that are no report of this grader's: name another folder, or empty it first.`,
  );
}

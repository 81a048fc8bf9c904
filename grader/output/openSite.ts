import { readdir } from 'node:fs/promises';
import { UsageError } from '../utils/usageError';
import type { Page } from '../reporters';
import { openFolder } from './wholeFolder';

/** A folder of pages being written. */
export interface Site {
  readonly write: (pages: readonly Page[]) => Promise<void>;
  /** To be called when all is written: gives the folder its name. */
  readonly commit: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

/** A file in each folder of pages, which says that a later run may replace the folder. */
const MARK = '.grader-pages';

/**
 * Opens a folder of pages, which gets its name only when it is complete. A folder of an earlier run is replaced as a
 * whole; one that holds other files is refused.
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

import * as fs from 'node:fs';
import { relative } from 'node:path';
import { globSync, type FileSystemAdapter } from 'tinyglobby';
import {
  explainClosed,
  isFolder,
  isNotebookName,
  searchFolder,
  type ClosedFolder,
  type Search,
} from './searchFolder';

/** What a glob matches; a folder that it matches is searched. What it met and could not read is told, not passed over. */
export function expandGlob(pattern: string): Search {
  const closed: ClosedFolder[] = [];
  const matched = globSync([pattern], {
    onlyFiles: false,
    expandDirectories: false,
    dot: false,
    ignore: ['**/node_modules/**'],
    fs: watchFolders((folder, error) => {
      // What a glob begins with need not be there.
      if (['ENOENT', 'ENOTDIR'].includes(error.code ?? '')) return;
      closed.push({ folder: relative('', folder), reason: explainClosed(error) });
    }),
  }).map((file) => withoutSlash(file));
  const found: string[] = [];
  for (const file of matched) {
    if (!isFolder(file) || isNotebookName(file)) {
      found.push(file);
      continue;
    }
    const inner = searchFolder(file);
    found.push(...inner.found);
    closed.push(...inner.closed);
  }
  return { found, closed };
}

/** The library passes over what it cannot read: a folder, and a link that leads nowhere or to itself. */
function watchFolders(tell: (folder: string, error: NodeJS.ErrnoException) => void): FileSystemAdapter {
  return {
    readdirSync: ((folder: string, options: { readonly withFileTypes: true }) => {
      try {
        return fs.readdirSync(folder, options);
      } catch (error) {
        tell(withoutSlash(folder), error as NodeJS.ErrnoException);
        return [];
      }
    }) as typeof fs.readdirSync,
    realpathSync: ((path: string) => {
      try {
        return fs.realpathSync(path);
      } catch {
        return path;
      }
    }) as typeof fs.realpathSync,
    statSync: ((path: string) => {
      try {
        return fs.statSync(path);
      } catch {
        return fs.lstatSync(path);
      }
    }) as typeof fs.statSync,
  };
}

function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/$/, '') : path;
}

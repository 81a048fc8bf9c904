import * as fs from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { globSync, type FileSystemAdapter } from 'tinyglobby';
import { withoutSlash } from './findWithin';
import {
  explainClosed,
  hidesNotebooks,
  isFolder,
  isNotebookName,
  searchFolder,
  type ClosedFolder,
  type Search,
} from './searchFolder';

/**
 * What a glob matches; a folder that it matches is searched. What it met and could not read is told, not passed over;
 * so is a linked folder, which is not followed.
 */
export function expandGlob(pattern: string): Search {
  const closed: ClosedFolder[] = [];
  const linked: string[] = [];
  const matched = globSync([pattern], {
    onlyFiles: false,
    expandDirectories: false,
    dot: false,
    ignore: ['**/node_modules/**'],
    fs: watchFolders(resolve(findStart(pattern)), {
      closed(folder, error) {
        // What a glob begins with need not be there.
        if (['ENOENT', 'ENOTDIR'].includes(error.code ?? '')) return;
        closed.push({ folder: relative('', folder), reason: explainClosed(error) });
      },
      linked(folder) {
        if (hidesNotebooks(folder)) linked.push(relative('', folder));
      },
    }),
  }).map((file) => withoutSlash(file));
  const found: string[] = [...linked];
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

/**
 * The folder that a glob begins with, up to the first part that stands for several names.
 * @param isSeveral unless given, whatever could: a sign of a glob is enough
 */
export function findStart(
  pattern: string,
  isSeveral = (part: string): boolean => /[*?[\]{}()!+@\\]/.test(part),
): string {
  const parts = pattern.split('/');
  const first = parts.findIndex(isSeveral);
  const plain = parts.slice(0, first === -1 ? parts.length - 1 : first);
  return plain.length === 0 ? '.' : plain.join('/') || '/';
}

interface Watcher {
  readonly closed: (folder: string, error: NodeJS.ErrnoException) => void;
  readonly linked: (folder: string) => void;
}

/**
 * The library passes over what it cannot read: a folder, and a link that leads nowhere or to itself. It asks where a
 * link leads before it lists the folder there: a link is answered with itself, and what it leads to is not listed,
 * unless it is a part of the glob in so many words.
 */
function watchFolders(start: string, tell: Watcher): FileSystemAdapter {
  const links = new Set<string>();
  return {
    readdirSync: ((folder: string, options: { readonly withFileTypes: true }) => {
      const path = withoutSlash(folder);
      if (links.has(path)) {
        tell.linked(path);
        return [];
      }
      try {
        return fs.readdirSync(folder, options);
      } catch (error) {
        tell.closed(path, error as NodeJS.ErrnoException);
        return [];
      }
    }) as typeof fs.readdirSync,
    realpathSync: ((path: string) => {
      if (isAbove(withoutSlash(path), start)) return resolveLink(path);
      links.add(withoutSlash(path));
      return path;
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

function isAbove(path: string, start: string): boolean {
  return `${start}${sep}`.startsWith(`${resolve(path)}${sep}`);
}

function resolveLink(link: string): string {
  try {
    return fs.realpathSync(link);
  } catch {
    return link;
  }
}

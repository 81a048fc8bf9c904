import { lstatSync, readdirSync, statSync } from 'node:fs';
import { basename, join, normalize } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import type { Submission } from '../grade';
import { nameSubmissions } from './nameSubmissions';

/** Something is wrong with the command itself: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const skippedFolders = new Set(['node_modules', '.ipynb_checkpoints', '.git', '.grader']);

/**
 * Files, folders and globs to submissions, in the order of their names. A folder is searched for `.ipynb`; a file is
 * taken whatever it is called, so that a wrong upload is rejected with a reason rather than passed over.
 * @throws UsageError when an argument matches nothing
 */
export function collectSubmissions(patterns: readonly string[]): readonly Submission[] {
  const files = new Set<string>();
  for (const pattern of patterns) for (const file of expandPattern(pattern)) files.add(normalize(file));
  return nameSubmissions([...files]);
}

function expandPattern(pattern: string): readonly string[] {
  if (lstatSync(pattern, { throwIfNoEntry: false }) !== undefined) {
    if (!isFolder(pattern) || isNotebookName(basename(pattern))) return [pattern];
    const found = searchFolder(pattern);
    if (found.length === 0)
      throw new UsageError(`${pattern} holds no .ipynb file: name the folder that the notebooks are in.`);
    return found;
  }
  const found = isDynamicPattern(pattern) ? expandGlob(pattern) : [];
  if (found.length > 0) return found;
  throw new UsageError(
    `${pattern} does not exist: name a notebook, a folder of notebooks, or a glob in quotes.`,
  );
}

function expandGlob(pattern: string): readonly string[] {
  return globSync([pattern], {
    onlyFiles: false,
    expandDirectories: false,
    dot: false,
    ignore: ['**/node_modules/**'],
  })
    .map((file) => file.replace(/\/$/, ''))
    .flatMap((file) => (isFolder(file) && !isNotebookName(basename(file)) ? searchFolder(file) : [file]));
}

/** A folder named like a notebook is itself a submission: a wrong one, which the report then says. */
function searchFolder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (isNotebookName(entry.name)) return [path];
    return entry.isDirectory() && !skippedFolders.has(entry.name) ? searchFolder(path) : [];
  });
}

function isNotebookName(name: string): boolean {
  return name.toLowerCase().endsWith('.ipynb');
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

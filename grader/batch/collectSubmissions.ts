import { UsageError } from '../utils/usageError';
import { lstatSync, readdirSync, statSync } from 'node:fs';
import { basename, join, normalize } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import type { Submission } from '../domain';
import { nameSubmissions } from './nameSubmissions';

/** What editors, packers and tools leave among the notebooks. */
const skippedFolders: ReadonlySet<string> = new Set([
  'node_modules',
  '.ipynb_checkpoints',
  '.git',
  '.grader',
  '__MACOSX',
]);

/**
 * Files, folders and globs to submissions, in the order of their names. A folder is searched for `.ipynb`; a file is
 * taken whatever it is called, so that a wrong upload is rejected with a reason rather than passed over.
 * @throws UsageError when an argument matches nothing
 */
export function collectSubmissions(patterns: readonly string[]): readonly Submission[] {
  const files = new Set(patterns.flatMap(expandPattern));
  return nameSubmissions([...files].map((file) => ({ file })));
}

/** One file, folder or glob to files. @throws UsageError when it matches nothing */
export function expandPattern(pattern: string): readonly string[] {
  if (exists(pattern)) return expandFile(pattern);
  const found = isDynamicPattern(pattern) ? expandGlob(pattern) : [];
  if (found.length > 0) return found.map((file) => normalize(file));
  throw new UsageError(
    `${pattern} does not exist: name a notebook, a folder of notebooks, or a glob in quotes.`,
  );
}

/** The same for a path that exists; no glob. @throws UsageError when it is a folder without notebooks */
export function expandFile(path: string): readonly string[] {
  if (!isFolder(path) || isNotebookName(basename(path))) return [normalize(path)];
  const found = searchFolder(path);
  if (found.length > 0) return found.map((file) => normalize(file));
  throw new UsageError(`${path} holds no .ipynb file: name the folder that the notebooks are in.`);
}

/** A link that leads nowhere exists as well. */
export function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
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

/** Whether a path in a zip or in Git leads to what editors and packers leave, the shadows of a Mac's files among it. */
export function isLeftover(path: string): boolean {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  return name.startsWith('._') || folders.some((folder) => skippedFolders.has(folder));
}

export function isNotebookName(name: string): boolean {
  return name.toLowerCase().endsWith('.ipynb');
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

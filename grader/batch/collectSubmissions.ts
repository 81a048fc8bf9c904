import { UsageError } from '../utils/usageError';
import { lstatSync, readdirSync, statSync } from 'node:fs';
import { basename, join, normalize } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import type { Submission } from '../domain';
import { nameSubmissions } from './nameSubmissions';

/** Folders that editors, packers and tools leave beside notebooks. */
const skippedFolders: ReadonlySet<string> = new Set([
  'node_modules',
  '.ipynb_checkpoints',
  '.git',
  '.grader',
  '__MACOSX',
]);

/**
 * Submissions from files, folders and globs, in the order of their names. A folder is searched for `.ipynb`; a file is
 * taken whatever its name, so that a wrong upload gets a rejected row with a reason instead of none.
 * @throws UsageError when an argument matches nothing
 */
export function collectSubmissions(patterns: readonly string[]): readonly Submission[] {
  const files = new Set(patterns.flatMap(expandPattern));
  return nameSubmissions([...files].map((file) => ({ file })));
}

/** The files of one file, folder or glob. @throws UsageError when it matches nothing */
export function expandPattern(pattern: string): readonly string[] {
  if (exists(pattern)) return expandFile(pattern);
  const found = isDynamicPattern(pattern) ? expandGlob(pattern) : [];
  if (found.length > 0) return found.map((file) => normalize(file));
  throw new UsageError(
    `${pattern} does not exist: name a notebook, a folder of notebooks, or a glob in quotes.`,
  );
}

/** The files of a path that exists and is no glob. @throws UsageError when it is a folder without notebooks */
export function expandFile(path: string): readonly string[] {
  if (!isFolder(path) || isNotebookName(basename(path))) return [normalize(path)];
  const found = searchFolder(path);
  if (found.length > 0) return found.map((file) => normalize(file));
  throw new UsageError(`${path} holds no .ipynb file: name the folder that the notebooks are in.`);
}

/** Whether something has this path, also a link to nothing. */
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

/** All notebooks under a folder. A folder named like a notebook is taken as a submission, which is then rejected. */
function searchFolder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (isNotebookName(entry.name)) return [path];
    return entry.isDirectory() && !skippedFolders.has(entry.name) ? searchFolder(path) : [];
  });
}

/** Whether a path in a zip or in Git is something that editors and packers leave, such as macOS's `._` files. */
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

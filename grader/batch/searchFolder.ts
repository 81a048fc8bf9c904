import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { explainSystemFault } from '../utils/systemFault';

/** A folder that could not be read, and why. */
export interface ClosedFolder {
  readonly folder: string;
  readonly reason: string;
}

/** What a search came upon. */
export interface Search {
  /** Notebooks, and links in place of them: reading says which. */
  readonly found: readonly string[];
  readonly closed: readonly ClosedFolder[];
}

/**
 * The notebooks in a folder and the folders in it. A folder that is named like a notebook is itself a submission: a
 * wrong one, which the report then says.
 */
export function searchFolder(folder: string): Search {
  const found: string[] = [];
  const closed: ClosedFolder[] = [];
  const search = (path: string): void => {
    for (const entry of readFolder(path, closed)) {
      const inner = join(path, entry.name);
      if (isNotebookName(entry.name)) found.push(inner);
      else if (skippedFolders.has(entry.name)) continue;
      else if (entry.isDirectory()) search(inner);
      else if (entry.isSymbolicLink() && hidesNotebooks(inner)) found.push(inner);
    }
  };
  search(folder);
  return { found, closed };
}

/** How far behind a linked folder is looked: folders deep, and names in all. */
const MOST_LOOKED = { deep: 3, names: 2_000 } as const;

/**
 * Whether a link leads to a folder with notebooks, which are not taken: somebody would be missing without a word. Only
 * names are looked at. What has too many of them, or may not be looked at, may hold some.
 */
export function hidesNotebooks(link: string): boolean {
  let names = 0;
  const look = (folder: string, deep: number): boolean => {
    const entries = readdirSync(folder, { withFileTypes: true });
    names += entries.length;
    if (names > MOST_LOOKED.names || entries.some(({ name }) => isNotebookName(name))) return true;
    const folders = entries.filter((entry) => entry.isDirectory() && !skippedFolders.has(entry.name));
    return deep > 1 && folders.some(({ name }) => look(join(folder, name), deep - 1));
  };
  try {
    return look(link, MOST_LOOKED.deep);
  } catch (error) {
    return ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
}

function readFolder(folder: string, closed: ClosedFolder[]) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    closed.push({ folder, reason: explainClosed(error) });
    return [];
  }
}

/** @throws the error itself where the fault is the machine's, and none of the folder's */
export function explainClosed(error: unknown): string {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === '' || MACHINE_FAULTS.includes(code)) throw error;
  return explainSystemFault(error) ?? code;
}

const MACHINE_FAULTS = ['EMFILE', 'ENFILE', 'ENOMEM'];

/** What editors, packers and tools leave among the notebooks. */
const skippedFolders: ReadonlySet<string> = new Set([
  'node_modules',
  '.ipynb_checkpoints',
  '.git',
  '.grader',
  '__MACOSX',
]);

/** Whether a path in a zip or in Git leads to what editors and packers leave, the shadows of a Mac's files among it. */
export function isLeftover(path: string): boolean {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  return name.startsWith('._') || folders.some((folder) => skippedFolders.has(folder));
}

export function isNotebookName(name: string): boolean {
  return name.toLowerCase().endsWith('.ipynb');
}

/** Not what cannot be looked at: that is told when it is read. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

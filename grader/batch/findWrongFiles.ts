import { existsSync, readdirSync } from 'node:fs';
import { join, normalize, relative, sep } from 'node:path';
import { isLeftover } from './searchFolder';

/**
 * One file of each folder in a folder of students' folders that holds no notebook: whoever handed in something else has
 * a row that says so, as in the zips of learning platforms. None where notebooks lie in the folder itself, and none in a
 * course's own folder.
 * @param found the notebooks that were found in it
 */
export function findWrongFiles(folder: string, found: readonly string[]): readonly string[] {
  const owners = found.map((file) => relative(folder, file).split(sep));
  if (owners.some((parts) => parts.length < 2) || existsSync(join(folder, 'fixtures'))) return [];
  const present = new Set(owners.map(([first]) => first));
  return listFolders(folder)
    .filter((name) => !present.has(name))
    .flatMap((name) => findFirst(join(folder, name), DEPTH));
}

/** Deeper than this nobody hands in; a folder may be somebody's whole disk. */
const DEPTH = 4;

function listFolders(folder: string): readonly string[] {
  return readEntries(folder)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !isLeftover(`${entry.name}/x`))
    .map(({ name }) => name)
    .sort();
}

function findFirst(folder: string, depth: number): readonly string[] {
  const entries = readEntries(folder).filter(({ name }) => !name.startsWith('.') && !isLeftover(name));
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const [first] = files.sort();
  if (first !== undefined) return [normalize(join(folder, first))];
  if (depth === 0) return [];
  return listFolders(folder)
    .flatMap((name) => findFirst(join(folder, name), depth - 1))
    .slice(0, 1);
}

function readEntries(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder that may not be read has a row of its own.
    return [];
  }
}

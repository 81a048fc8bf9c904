import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { locateExpected, locateMistakes } from '../assignment';
import type { Assignment } from '../domain';

/**
 * Recorded outputs of functions that the assignment does not grade any more: files beside those of its functions. They
 * are told, never removed: somebody may only have misspelt a name.
 */
export async function findLeftovers({ directories, functions }: Assignment): Promise<readonly string[]> {
  const places = [locateExpected, locateMistakes];
  const used = new Set(places.flatMap((locate) => functions.map(({ name }) => locate(directories, name))));
  const folders = new Set(places.map((locate) => dirname(locate(directories, 'any'))));
  const found = await Promise.all(
    [...folders].map(async (folder) => {
      const names = await readdir(folder).catch((): string[] => []);
      return names.filter((name) => name.endsWith('.json')).map((name) => join(folder, name));
    }),
  );
  return found
    .flat()
    .filter((file) => !used.has(file))
    .sort();
}

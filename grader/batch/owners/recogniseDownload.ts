import { blackboard } from './blackboard';
import { brightspace } from './brightspace';
import { canvas } from './canvas';
import { moodle } from './moodle';
import type { Platform, ReadName } from './platform';

/** Learning platforms whose downloads tell the owner in the names of files. A new one is a file and a line here. */
const platforms: readonly Platform[] = [moodle, canvas, blackboard, brightspace];

/** No platform writes so long a path, and matching the patterns against one is slow. */
const MAX_PATH = 1000;

/**
 * Recognises a learning platform's download by its paths, all of them: a single one that the platform would not have
 * written makes it somebody's own zip, in which a name that looks like Canvas's is chance.
 * @param paths with `/` between folders
 * @returns what each path says, in order; null where it is no download of a platform that is known
 */
export function recogniseDownload(paths: readonly string[]): readonly ReadName[] | null {
  if (paths.length === 0 || paths.some((path) => path.length > MAX_PATH)) return null;
  const root = findRoot(paths);
  for (const { read, agrees, complete } of platforms) {
    // The folder that holds all may be the only student's.
    for (const prefix of new Set(['', root])) {
      const names = paths.flatMap((path) => read(path.slice(prefix.length)) ?? []);
      if (names.length === paths.length && agrees(names)) return complete?.(names) ?? names;
    }
  }
  return null;
}

/** The folder that all paths begin with, with a slash at its end; '' where there is none. */
export function findRoot(paths: readonly string[]): string {
  const root = /^[^/]+\//.exec(paths[0] ?? '')?.[0] ?? '';
  return paths.every((path) => path.startsWith(root)) ? root : '';
}

import { dirname, parse, relative, resolve, sep } from 'node:path';
import { isFolder } from './searchFolder';

/** The folder below which nothing that a named path leads to may be a link. */
export type Within = (path: string) => string;

/**
 * Links below what an instructor names are not followed: whoever hands in one would be graded for what it leads to.
 * Those above are the machine's own affair. A path that is named alone is the instructor's word for it: a folder may be
 * a link itself. Of several, a shell may have written `class/*` out, links of students among them: so nothing below the
 * folder that they have in common may be one.
 */
export function findWithin(paths: readonly string[]): Within {
  const [only, ...others] = [...new Set(paths.map((path) => resolve(path)))];
  const common = only === undefined || others.length === 0 ? null : findCommon([only, ...others]);
  return (path) => {
    const whole = resolve(path);
    if (common === null) return isFolder(whole) ? whole : dirname(whole);
    return common === parse(whole).root ? dirname(whole) : common;
  };
}

/** The deepest folder that all of these stand in. */
export function findCommon([first, ...others]: readonly [string, ...string[]]): string {
  let common = dirname(first);
  for (const path of others)
    while (isOutside(path, common) && common !== dirname(common)) common = dirname(common);
  return common;
}

/** Whether a path is not below a folder: the folder itself is not. */
function isOutside(path: string, folder: string): boolean {
  const [step = ''] = relative(folder, path).split(sep);
  return step === '' || step === '..' || parse(relative(folder, path)).root !== '';
}

/** `class/` and `class` are one folder; to the system the first is what a link of this name leads to. */
export function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/[\\/]+$/, '') || path : path;
}

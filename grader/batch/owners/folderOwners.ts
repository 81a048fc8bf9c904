import type { Identity } from '../../domain';
import type { Label } from '../found';
import type { IsGeneric } from './genericNames';
import { identifier, identify } from './identities';

/** Whose a file is by the folder it lies in. */
export interface FolderOwner {
  readonly owners: readonly Identity[];
  /** How its row is called; null where it is called after its file. */
  readonly label: Label | null;
}

/**
 * Owners of the files below a folder. One that lies in a folder of it is that folder's, whatever the file is called and
 * however deep it lies, so that no file can claim another's name. One that lies in the folder itself is called after its
 * owner (`ada.ipynb`); where that is not so, since it has the name that all students' files have, the folder itself is
 * a student's, and so is all in it.
 * @param paths within the folder, with `/` between folders
 * @param folder its own name; '' where it has none
 * @returns by path, in order
 */
export function findFolderOwners(
  paths: readonly string[],
  folder: string,
  isGeneric: IsGeneric,
): readonly FolderOwner[] {
  const parts = paths.map((path) => dropGeneric(path.split('/'), isGeneric));
  if (folder !== '' && !isGeneric(folder) && isOneStudents(parts, isGeneric))
    return paths.map((path) => ownByFolder(folder, path, false, isGeneric));
  // Rows are called after folders where all that is there are folders.
  const areFolders = parts.every((item) => item.length > 1 || isFolderName(item[0] ?? ''));
  return parts.map(([first = '', ...rest]) => {
    if (rest.length === 0 && !isFolderName(first)) return ownByFile(first, isGeneric);
    return ownByFolder(first, rest.length === 0 ? first : rest.join('/'), areFolders, isGeneric);
  });
}

/** What was found without the ending of a file is a folder that was not looked into: a link, or a closed one. */
function isFolderName(name: string): boolean {
  return !ENDING.test(name);
}

const ENDING = /\.[a-z0-9]{1,5}$/i;

/** Without the folders at its beginning that are nobody's, such as `submissions`. */
function dropGeneric(parts: readonly string[], isGeneric: IsGeneric): readonly string[] {
  const from = parts.findIndex((part, index) => index === parts.length - 1 || !isGeneric(part));
  return parts.slice(from);
}

/** A class's folder may hold one file that nobody renamed, and a student's folder another notebook. */
function isOneStudents(parts: readonly (readonly string[])[], isGeneric: IsGeneric): boolean {
  const direct = parts.flatMap(([first = '', ...rest]) => (rest.length === 0 ? [isGeneric(first)] : []));
  return direct.includes(true) && direct.filter((generic) => !generic).length < 2;
}

export function ownByFolder(
  folder: string,
  path: string,
  isCalledAfter: boolean,
  isGeneric: IsGeneric,
): FolderOwner {
  const owners = isGeneric(folder) ? [] : [identify('folder', folder, identifier('folder', folder))];
  return { owners, label: isCalledAfter ? { name: folder, id: folder, path } : null };
}

/** By the file's own name, where it is one that tells somebody. */
export function ownByFile(file: string, isGeneric: IsGeneric): FolderOwner {
  const name = file.replace(ENDING, '');
  return { owners: isGeneric(name) ? [] : [identify('file', name)], label: null };
}

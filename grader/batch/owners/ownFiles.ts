import { basename, dirname, normalize, relative, resolve, sep } from 'node:path';
import type { Expanded } from '../collectSubmissions';
import { findFile, type Found } from '../found';
import { findWrongFiles } from '../findWrongFiles';
import { findFolderOwners, ownByFolder, type FolderOwner } from './folderOwners';
import type { IsGeneric } from './genericNames';
import { recogniseDownload } from './recogniseDownload';

/**
 * Files of the disk with their owners, by what was named on the command line: of one folder its folders are the
 * students', of several each one is a student's, and of files those that they do not have in common. An unpacked download
 * of a learning platform is recognised as a packed one is.
 */
export function ownFiles(expanded: readonly Expanded[], isGeneric: IsGeneric): readonly Found[] {
  const folders = expanded.filter(({ within }) => within.kind === 'folder').length;
  const named = expanded.flatMap(({ within, files }) => (within.kind === 'file' ? files : []));
  const found = expanded.flatMap(({ within, files }) => {
    if (within.kind === 'file') return [];
    const all = within.kind === 'folder' ? [...files, ...findWrongFiles(within.folder, files)] : files;
    const folder = nameFolder(within.folder);
    const isStudents = within.kind === 'folder' && folders > 1 && folder !== '' && !isGeneric(folder);
    return isStudents
      ? all.map((file) => own(file, ownByFolder(folder, describePath(within.folder, file), true, isGeneric)))
      : ownBelow(within.folder, all, isGeneric);
  });
  return [...found, ...ownBelow(findCommonFolder(named), named, isGeneric)];
}

function ownBelow(folder: string, files: readonly string[], isGeneric: IsGeneric): readonly Found[] {
  const paths = files.map((file) => describePath(folder, file));
  const names = recogniseDownload(paths);
  if (names !== null)
    return names.map(({ identity, id, handIn, own: path }, index): Found => {
      const name = identity.name ?? identity.group?.name ?? id;
      // Unpacked, a file has a time that somebody's tool gave it.
      return { file: files[index] as string, owners: [identity], handIn, label: { name, id, path } };
    });
  const owners = findFolderOwners(paths, nameFolder(folder), isGeneric);
  return files.map((file, index) => own(file, owners[index] as FolderOwner));
}

function own(file: string, { owners, label }: FolderOwner): Found {
  return { ...findFile(file), owners, ...(label === null ? {} : { label }) };
}

/** The path within a folder, with `/` between folders. */
function describePath(folder: string, file: string): string {
  return relative(folder, file).split(sep).join('/');
}

/** What a folder is called; '' for the working directory, whose name nobody wrote. */
function nameFolder(folder: string): string {
  return normalize(folder).replace(/[\\/]+$/, '') === '.' || folder === '' ? '' : basename(resolve(folder));
}

/** The deepest folder that all files lie in. */
function findCommonFolder(files: readonly string[]): string {
  const [first, ...rest] = files.map((file) => dirname(file));
  if (first === undefined) return '';
  let common = first;
  for (const folder of rest)
    while (isOutside(relative(common, folder)) && dirname(common) !== common) common = dirname(common);
  return common;
}

function isOutside(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`);
}

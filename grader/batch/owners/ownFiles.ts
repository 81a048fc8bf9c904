import { basename, normalize, relative, resolve, sep } from 'node:path';
import type { Expanded, FoundFile } from '../collectSubmissions';
import { findCommon } from '../findWithin';
import { findFile, type Found } from '../found';
import { findWrongFiles } from '../findWrongFiles';
import { findFolderOwners, ownByFolder, type FolderOwner } from './folderOwners';
import type { IsGeneric } from './genericNames';
import { describeLabel } from './platform';
import { recogniseDownload } from './recogniseDownload';

/**
 * Files of the disk with their owners, by what was named on the command line: of one folder its folders are the
 * students', of several each one is a student's, and of files those that they do not have in common. An unpacked download
 * of a learning platform is recognised as a packed one is.
 */
export function ownFiles(expanded: readonly Expanded[], isGeneric: IsGeneric): readonly Found[] {
  const folders = expanded.filter(({ origin }) => origin.kind === 'folder').length;
  const named = expanded.flatMap(({ origin, files }) => (origin.kind === 'file' ? files : []));
  const found = expanded.flatMap(({ origin, files }) => {
    if (origin.kind === 'file') return [];
    const all = origin.kind === 'folder' ? [...files, ...listWrongFiles(origin.folder, files)] : files;
    const folder = nameFolder(origin.folder);
    const isStudents = origin.kind === 'folder' && folders > 1 && folder !== '' && !isGeneric(folder);
    return isStudents
      ? all.map((file) =>
          own(file, ownByFolder(folder, describePath(origin.folder, file.file), true, isGeneric)),
        )
      : ownBelow(origin.folder, all, isGeneric);
  });
  const [first, ...others] = named.map(({ file }) => file);
  if (first === undefined) return found;
  // Who names files reads their names in the report.
  return [...found, ...ownBelow(findCommon([first, ...others]), named, isGeneric).map(withoutLabel)];
}

function withoutLabel({ file, within, owners, handIn }: Found): Found {
  return { file, owners, handIn, ...(within === undefined ? {} : { within }) };
}

function listWrongFiles(folder: string, files: readonly FoundFile[]): readonly FoundFile[] {
  const within = files[0]?.within ?? folder;
  return findWrongFiles(
    folder,
    files.map(({ file }) => file),
  ).map((file) => ({ file, within }));
}

function ownBelow(folder: string, files: readonly FoundFile[], isGeneric: IsGeneric): readonly Found[] {
  const paths = files.map(({ file }) => describePath(folder, file));
  const names = recogniseDownload(paths);
  if (names !== null)
    return names.map((name, index): Found => ({
      ...(files[index] as FoundFile),
      owners: [name.identity],
      handIn: name.handIn,
      label: describeLabel(name),
    }));
  const owners = findFolderOwners(paths, nameFolder(folder), isGeneric);
  return files.map((file, index) => own(file, owners[index] as FolderOwner));
}

function own({ file, within }: FoundFile, { owners, label }: FolderOwner): Found {
  return { ...findFile(file, within), owners, ...(label === null ? {} : { label }) };
}

/** The path within a folder, with `/` between folders. */
function describePath(folder: string, file: string): string {
  return relative(folder, file).split(sep).join('/');
}

/** What a folder is called; '' for the working directory, whose name nobody wrote. */
function nameFolder(folder: string): string {
  return normalize(folder).replace(/[\\/]+$/, '') === '.' || folder === '' ? '' : basename(resolve(folder));
}

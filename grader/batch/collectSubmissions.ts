import { lstatSync } from 'node:fs';
import { basename, normalize } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import type { Submission } from '../domain';
import { explainSystemFault } from '../utils/systemFault';
import { leadsThroughLink } from '../utils/unlinked';
import { UsageError } from '../utils/usageError';
import { expandGlob, findStart } from './expandGlob';
import { findWithin, withoutSlash, type Within } from './findWithin';
import { findFile, type Found } from './found';
import { nameSubmissions } from './nameSubmissions';
import { isFolder, isNotebookName, searchFolder } from './searchFolder';

/**
 * Files, folders and globs to submissions, in the order of their names. A folder is searched for `.ipynb`; a file is
 * taken whatever it is called, so that a wrong upload is rejected with a reason rather than passed over. So is a folder
 * that may not be read, and a link (see `findWithin`).
 * @throws UsageError when an argument matches nothing, or none of them could be read
 */
export function collectSubmissions(patterns: readonly string[]): readonly Submission[] {
  const within = findWithin(patterns);
  const expanded = patterns.map((pattern) => expandPattern(pattern, within));
  requireOneRead(expanded);
  const files = new Map(expanded.flatMap((item) => item.files.map((found) => [found.file, found])));
  return nameSubmissions([...files.values()].map(({ file, within: top }) => findFile(file, top)));
}

/** What a path or a glob leads to. */
export interface Expanded {
  readonly files: readonly FoundFile[];
  /** Why nothing but itself was found, where it could not be read, in a sentence. */
  readonly fault: string | null;
  readonly origin: Origin;
}

export type FoundFile = Required<Pick<Found, 'file' | 'within'>>;

/** What was named: files are told apart by the folders below it. */
export type Origin =
  /** A folder, or what stands before the first sign of a glob: files below it were searched for. */
  { readonly kind: 'folder' | 'glob'; readonly folder: string } | { readonly kind: 'file' };

/** One file, folder or glob. @throws UsageError when it matches nothing */
export function expandPattern(pattern: string, within: Within): Expanded {
  const seen = lookAt(pattern);
  if (seen.kind === 'there') return expandFile(pattern, within);
  // A glob may be longer than any name, and lead into a folder where its own text cannot be looked for.
  const { found, closed } = isDynamicPattern(pattern) ? expandGlob(pattern) : { found: [], closed: [] };
  const [first] = closed;
  if (found.length > 0 || first !== undefined)
    return {
      files: [...found, ...closed.map(({ folder }) => folder)].map((file) => ({
        file: normalize(file),
        within: findStart(pattern),
      })),
      fault: first === undefined || found.length > 0 ? null : describeClosed(pattern, first.reason),
      origin: { kind: 'glob', folder: findStart(pattern, (part) => isDynamicPattern(part)) },
    };
  if (seen.kind === 'closed') return expandClosed(pattern, seen.reason, within(pattern));
  throw new UsageError(
    `${pattern} does not exist: name a notebook, a folder of notebooks, or a glob in quotes.`,
  );
}

/** The same for what a list names, where nothing is a glob. @throws UsageError when it is a folder without notebooks */
export function expandFile(path: string, within: Within): Expanded {
  const seen = lookAt(path);
  const top = within(path);
  if (seen.kind === 'closed') return expandClosed(path, seen.reason, top);
  const itself = { file: withoutSlash(normalize(path)), within: top };
  if (!isFolder(path) || isNotebookName(basename(path)) || leadsThroughLink(path, top))
    return { files: [itself], fault: null, origin: { kind: 'file' } };
  const { found, closed } = searchFolder(path);
  const shut = closed.find(({ folder }) => folder === path);
  if (shut !== undefined) return expandClosed(path, shut.reason, top);
  const files = [...found, ...closed.map(({ folder }) => folder)];
  if (files.length > 0)
    return {
      files: files.map((file) => ({ file: normalize(file), within: top })),
      fault: null,
      origin: { kind: 'folder', folder: path },
    };
  throw new UsageError(`${path} holds no .ipynb file: name the folder that the notebooks are in.`);
}

/**
 * What cannot be read is a row with its reason, and costs nobody else anything; but of a command whose every argument is
 * of that kind it is the fault.
 * @throws UsageError then
 */
export function requireOneRead(expanded: readonly Expanded[]): void {
  const [first] = expanded;
  if (first?.fault != null && expanded.every(({ fault }) => fault !== null))
    throw new UsageError(first.fault);
}

/** Whether something is at a path, be it a link that leads nowhere, or cannot be told. */
export function exists(path: string): boolean {
  return lookAt(path).kind !== 'missing';
}

type Seen = { readonly kind: 'there' | 'missing' } | { readonly kind: 'closed'; readonly reason: string };

function lookAt(path: string): Seen {
  try {
    lstatSync(path);
    return { kind: 'there' };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOTDIR' ? null : explainSystemFault(error);
    return reason === null ? { kind: 'missing' } : { kind: 'closed', reason };
  }
}

function expandClosed(path: string, reason: string, within: string): Expanded {
  return {
    files: [{ file: normalize(path), within }],
    fault: describeClosed(path, reason),
    origin: { kind: 'file' },
  };
}

function describeClosed(path: string, reason: string): string {
  return `${path} cannot be read: ${reason}.`;
}

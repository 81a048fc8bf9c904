import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import type { Submission } from '../domain';
import { explainSystemFault } from '../utils/systemFault';
import { leadsThroughLink } from '../utils/unlinked';
import { listSome } from '../utils/listSome';
import { UsageError } from '../utils/usageError';
import { exists, expandFile, expandPattern, requireOneRead, type Expanded } from './collectSubmissions';
import { findWithin, type Within } from './findWithin';
import type { Found } from './found';
import { expandRange } from './git/expandRange';
import { nameSubmissions } from './nameSubmissions';
import { createGenericTest, type IsGeneric } from './owners/genericNames';
import { ownFiles } from './owners/ownFiles';
import { readSayings } from './owners/sayings';
import { readList, type Listed } from './readList';
import { isNotebookName } from './searchFolder';
import { expandZip } from './zip/expandZip';
import { ZipFault } from './zip/zipFault';

/** What a command was told to take. */
export interface Inputs {
  /** Notebooks, folders, globs, zips; `-` is a list of such on stdin. With a range: paths in the repository, or none. */
  readonly paths: readonly string[];
  /** `A..B` or `A...B`: what these commits of the repository here added or changed. */
  readonly gitRange?: string | undefined;
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Whose everything is: of one submission only. */
  readonly student?: string | undefined;
  /** Whose each is by its path, such as `class/{section}/{student}/*.ipynb`. */
  readonly studentFrom?: string | undefined;
  /** What assignments and their notebooks are called: as the name of a file or a folder it is nobody's. */
  readonly genericNames?: readonly string[];
}

/**
 * Finds all that is to be graded, whose it is, and names it. In the order of the names; each file once. Only a range may
 * be empty.
 * @throws UsageError when something named is not there, or cannot be read as what it is, or the students that are named
 * do not fit
 */
export async function gatherSubmissions(inputs: Inputs): Promise<readonly Submission[]> {
  const say = readSayings(inputs);
  return say(nameSubmissions(await findSubmissions(inputs, createGenericTest(inputs.genericNames ?? []))));
}

async function findSubmissions(
  { paths, gitRange, stdin }: Inputs,
  isGeneric: IsGeneric,
): Promise<readonly Found[]> {
  if (gitRange !== undefined) return expandRange(gitRange, paths, isGeneric);
  if (paths.length === 0)
    throw new UsageError('Name notebooks, folders, globs or zips, or "-" for a list on stdin.');
  const named = paths.filter((path) => path !== '-' && (exists(path) || !isDynamicPattern(path)));
  const listed = paths.includes('-') ? await readNamed(stdin ?? process.stdin) : [];
  const within = findWithin([...named, ...listed.map(({ path }) => path)]);
  const expanded: Expanded[] = [];
  for (const path of new Set(paths))
    expanded.push(...(path === '-' ? expandList(listed, within) : [expandPattern(path, within)]));
  requireOneRead(expanded);
  // A file may be named twice in two ways: the first is kept.
  const files = new Map<string, Found>();
  for (const found of ownFiles(expanded, isGeneric))
    if (!files.has(resolve(found.file))) files.set(resolve(found.file), found);
  const all = new Map<string, Found>();
  for (const file of files.values())
    for (const item of await expandArchive(file, isGeneric)) all.set(item.file, item);
  return [...all.values()];
}

/** What the list names. @throws UsageError when some of it is not there */
async function readNamed(stdin: AsyncIterable<Uint8Array>): Promise<readonly Listed[]> {
  const listed = await readList(stdin);
  const missing = listed.filter(({ path }) => !exists(path));
  if (missing.length > 0) {
    const shown = missing.map(({ path, line }) => `${path} (line ${line})`);
    throw new UsageError(
      `The list on stdin names what does not exist: ${listSome(shown, MOST_SHOWN, ', and')}.`,
    );
  }
  return listed;
}

/** Paths of a list are taken as they are: what looks like a glob is a name. */
function expandList(listed: readonly Listed[], within: Within): readonly Expanded[] {
  return listed.map(({ path, line }) => {
    try {
      return expandFile(path, within);
    } catch (error) {
      throw new UsageError(`Line ${line} of the list on stdin: ${(error as Error).message}`);
    }
  });
}

const MOST_SHOWN = 5;

/** A zip to what it holds, by what it begins with and not by its name; anything else is one submission. */
async function expandArchive(found: Found, isGeneric: IsGeneric): Promise<readonly Found[]> {
  const { file, within = dirname(file) } = found;
  // A link is not followed to see what it leads to: it is rejected as one.
  if (isNotebookName(file) || leadsThroughLink(file, within)) return [found];
  const isNamedZip = file.toLowerCase().endsWith('.zip');
  const isZip = beginsLikeZip(file, isNamedZip);
  if (isNamedZip && isZip === false) throw new UsageError(`${file} is no zip archive: download it again.`);
  if (isZip !== true) return [found];
  // Documents of offices are zips as well: one that a student handed in is rejected, and stops nobody.
  const mayBeDocument = !isNamedZip && extname(file) !== '';
  try {
    const inside = await expandZip(file, isGeneric, within);
    if (inside.length > 0) return inside;
    if (mayBeDocument) return [found];
    throw new UsageError(`${file} holds no .ipynb file: name the zip that the notebooks are in.`);
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error;
    if (mayBeDocument) return [found];
    throw new UsageError(`${file} ${error.message}.`);
  }
}

/**
 * Null for what is no plain file, or cannot be read.
 * @throws UsageError where it must be read: nobody knows whose work a zip holds, so that no row could tell of it
 */
function beginsLikeZip(file: string, isNeeded: boolean): boolean | null {
  try {
    if (!statSync(file).isFile()) return null;
    const head = readHead(file);
    return ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].includes(head.toString('latin1'));
  } catch (error) {
    const reason = explainSystemFault(error);
    if (isNeeded && reason !== null) throw new UsageError(`${file} cannot be read: ${reason}.`);
    return null;
  }
}

function readHead(file: string): Buffer {
  const head = Buffer.alloc(4);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, head, 0, 4, 0);
  } finally {
    closeSync(descriptor);
  }
  return head;
}

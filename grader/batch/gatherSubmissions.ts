import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import type { Submission } from '../domain';
import { exists, expandFile, expandPattern, isNotebookName } from './collectSubmissions';
import { UsageError } from '../utils/usageError';
import type { Found } from './found';
import { expandRange } from './git/expandRange';
import { nameSubmissions } from './nameSubmissions';
import { readList } from './readList';
import { expandZip } from './zip/expandZip';
import { ZipFault } from './zip/zipFault';

/** The inputs that a command was given. */
export interface Inputs {
  /**
   * Notebooks, folders, globs, zips; `-` is a list of these on stdin. With `gitRange`: paths in the repository, or
   * none.
   */
  readonly paths: readonly string[];
  /**
   * `A..B` or `A...B`: the notebooks that these commits added or changed, in the repository of the working directory.
   */
  readonly gitRange?: string | undefined;
  readonly stdin?: AsyncIterable<Uint8Array>;
}

/**
 * Finds and names all submissions of the inputs: each file once, in the order of the names. Only a Git range may be
 * empty.
 * @throws UsageError when an input does not exist, or cannot be read
 */
export async function gatherSubmissions(inputs: Inputs): Promise<readonly Submission[]> {
  const { paths, gitRange, stdin } = inputs;
  if (gitRange !== undefined) return nameSubmissions(await expandRange(gitRange, paths));
  if (paths.length === 0)
    throw new UsageError('Name notebooks, folders, globs or zips, or "-" for a list on stdin.');
  // One file may be given in two spellings: the first is kept.
  const files = new Map<string, string>();
  for (const path of new Set(paths)) {
    for (const file of path === '-' ? await expandList(stdin ?? process.stdin) : expandPattern(path))
      if (!files.has(resolve(file))) files.set(resolve(file), file);
  }
  const found = new Map<string, Found>();
  for (const file of files.values()) for (const item of await expandArchive(file)) found.set(item.file, item);
  return nameSubmissions([...found.values()]);
}

/** The files of a list on stdin. Its paths are taken literally, not as globs. */
async function expandList(stdin: AsyncIterable<Uint8Array>): Promise<readonly string[]> {
  const listed = await readList(stdin);
  const missing = listed.filter(({ path }) => !exists(path));
  if (missing.length > 0) {
    const shown = missing.slice(0, MOST_SHOWN).map(({ path, line }) => `${path} (line ${line})`);
    const more = missing.length > shown.length ? `, and ${missing.length - shown.length} more` : '';
    throw new UsageError(`The list on stdin names what does not exist: ${shown.join(', ')}${more}.`);
  }
  return listed.flatMap(({ path, line }) => {
    try {
      return expandFile(path);
    } catch (error) {
      throw new UsageError(`Line ${line} of the list on stdin: ${(error as Error).message}`);
    }
  });
}

const MOST_SHOWN = 5;

/** What a zip holds, or the file itself where it is none. A zip is recognised by its first bytes. */
async function expandArchive(file: string): Promise<readonly Found[]> {
  if (isNotebookName(file)) return [{ file }];
  const isNamedZip = file.toLowerCase().endsWith('.zip');
  const isZip = beginsLikeZip(file);
  if (isNamedZip && isZip === false) throw new UsageError(`${file} is no zip archive: download it again.`);
  if (isZip !== true) return [{ file }];
  // Word and other office documents are zips too: such a file becomes one rejected row and must not stop the batch.
  const mayBeDocument = !isNamedZip && extname(file) !== '';
  try {
    const found = await expandZip(file);
    if (found.length > 0) return found;
    if (mayBeDocument) return [{ file }];
    throw new UsageError(`${file} holds no .ipynb file: name the zip that the notebooks are in.`);
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error;
    if (mayBeDocument) return [{ file }];
    throw new UsageError(`${file} ${error.message}.`);
  }
}

/** Whether a file begins as a zip does; null for what is no plain file, or cannot be read. */
function beginsLikeZip(file: string): boolean | null {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return null;
  const head = Buffer.alloc(4);
  try {
    const descriptor = openSync(file, 'r');
    try {
      readSync(descriptor, head, 0, 4, 0);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return null;
  }
  return ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].includes(head.toString('latin1'));
}

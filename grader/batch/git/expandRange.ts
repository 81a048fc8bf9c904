import { posix } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import type { ReadBytes } from '../../domain';
import { explainSize, MAX_BYTES } from '../../notebook';
import { isLeftover, isNotebookName } from '../searchFolder';
import { UsageError } from '../../utils/usageError';
import { numberRepeated, type Found } from '../found';
import { resolveRange, type CommitRange } from './resolveRange';
import { askGit, runGit } from './runGit';

/** A file as it is at the end of a range. */
interface Changed {
  /** Relative to the top of the repository. */
  readonly path: string;
  readonly mode: string;
  readonly blob: string;
}

/**
 * The notebooks that a range of commits added or changed, as they are at its end, without regard to the working tree. A
 * renamed one has its new name, a deleted one is left out. The hand-in time is that of the last commit in the range
 * that touched the file.
 * @param paths files, folders and globs, relative to the working directory; none for the whole repository
 * @throws UsageError as resolveRange, and for a path outside the repository; an empty range is no error
 */
export async function expandRange(range: string, paths: readonly string[]): Promise<readonly Found[]> {
  if (paths.includes('-'))
    throw new UsageError('--git-range takes paths of the repository, not a list on stdin: leave "-" out.');
  const resolved = await resolveRange(range);
  const chosen = paths.map((path) => `:(${isDynamicPattern(path) ? 'glob' : 'literal'})${path}`);
  const changed = await chooseChanged(await listChanged(resolved, chosen), resolved.end);
  if (changed.length === 0) return [];
  const times = await listTimes(resolved, chosen);
  const used = new Set<string>();
  return changed.map(({ path, mode, blob }) => ({
    file: numberRepeated(posix.relative(resolved.prefix, path), used),
    submittedAt: new Date(1000 * (times.get(path) ?? times.get('') ?? 0)),
    read: () => readBlob(mode, blob),
  }));
}

const LINK = '120000';

/** Notebooks, and links to folders that hold some, which are rejected: else nobody would be told. */
async function chooseChanged(changed: readonly Changed[], end: string): Promise<readonly Changed[]> {
  const chosen: Changed[] = [];
  for (const item of changed) {
    if (isLeftover(item.path)) continue;
    const isChosen = isNotebookName(item.path) || (item.mode === LINK && (await hidesNotebooks(item, end)));
    if (isChosen) chosen.push(item);
  }
  return chosen;
}

async function hidesNotebooks({ path, blob }: Changed, end: string): Promise<boolean> {
  const { code, stdout } = await runGit(['cat-file', 'blob', blob], LONGEST_LINK);
  const target = posix.join(posix.dirname(path), stdout.toString('utf8'));
  if (code !== 0 || posix.isAbsolute(stdout.toString('utf8')) || target.startsWith('..')) return false;
  const inside = await askGit(['ls-tree', '-r', '-z', '--full-tree', '--name-only', end, '--', target]);
  return inside
    .split('\0')
    .some((name) => name.startsWith(`${target}/`) && isNotebookName(name) && !isLeftover(name));
}

/** Systems take no longer path. */
const LONGEST_LINK = 4096;

/** Renames are not followed: the old name counts as deleted, the new one as added. */
async function listChanged(
  { base, end }: CommitRange,
  paths: readonly string[],
): Promise<readonly Changed[]> {
  const options = ['-r', '-z', '--raw', '--no-renames', '--no-abbrev', '--diff-filter=d'];
  const safe = ['--no-ext-diff', '--no-textconv'];
  const listed = await askGit(['diff-tree', ...options, ...safe, base, end, '--', ...paths]);
  const fields = listed.split('\0').filter((field) => field !== '');
  const changed: Changed[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, mode = '', , blob = ''] = (fields[at] as string).split(' ');
    changed.push({ path: fields[at + 1] as string, mode, blob });
  }
  return changed;
}

/** By path: the time, in seconds, of the last commit that touched it. Under '' the time of the range's end. */
async function listTimes(
  { commits, end }: CommitRange,
  paths: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const options = ['-z', '--format=%x00%ct', '--name-only', '--no-renames', '--no-mailmap', '--no-color'];
  const safe = ['--no-ext-diff', '--no-textconv', '--no-show-signature'];
  const log = (what: readonly string[]) => askGit(['log', ...options, ...safe, ...what]);
  const times = new Map<string, number>();
  const fields = (await log([...commits, '--', ...paths])).split('\0');
  let seconds = 0;
  for (let at = 0; at < fields.length; at++) {
    // git's format: an empty field, the commit's time, then its paths, of which the first begins with a line break.
    if (fields[at] === '') {
      seconds = Number(fields[++at]);
      continue;
    }
    const path = (fields[at] as string).replace(/^\n/, fields[at - 2] === '' ? '' : '\n');
    if (!times.has(path)) times.set(path, seconds);
  }
  const last = await askGit(['log', '-1', '--no-show-signature', '--format=%ct', end]);
  return times.set('', Number(last));
}

async function readBlob(mode: string, blob: string): Promise<ReadBytes> {
  if (mode === LINK)
    return {
      kind: 'rejected',
      reason: 'is a link in Git, and links are not followed: commit the file itself',
    };
  if (mode === '160000')
    return { kind: 'rejected', reason: 'is a repository of its own in Git, not a notebook' };
  const { code, stdout, complaint, isCut } = await runGit(['cat-file', 'blob', blob], MAX_BYTES);
  if (isCut) return { kind: 'rejected', reason: explainSize(MAX_BYTES + 1) };
  if (code !== 0) throw new UsageError(`git cannot read a notebook of the range: ${complaint}.`);
  return { kind: 'bytes', bytes: stdout };
}

import { posix } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import type { ReadBytes } from '../../domain';
import { explainSize, MAX_BYTES } from '../../notebook';
import { isLeftover, isNotebookName } from '../searchFolder';
import { UsageError } from '../../utils/usageError';
import { numberRepeated, type Found } from '../found';
import { resolveRange, type CommitRange } from './resolveRange';
import { askGit, runGit } from './runGit';

/** A file as it is at a range's end. */
interface Changed {
  /** From the top of the repository. */
  readonly path: string;
  readonly mode: string;
  readonly blob: string;
}

/**
 * The notebooks that a range of commits added or changed, as they are at its end, whatever lies in the working tree; a
 * renamed one under its new name, a deleted one not. Each was handed in with the last commit of the range that touched it.
 * @param paths files, folders and globs, from this folder; none for the whole repository
 * @throws UsageError as resolveRange, and for a path outside the repository; an empty range is none
 */
export async function expandRange(range: string, paths: readonly string[]): Promise<readonly Found[]> {
  if (paths.includes('-'))
    throw new UsageError('--git-range takes paths of the repository, not a list on stdin: leave "-" out.');
  const resolved = await resolveRange(range);
  const chosen = paths.map((path) => `:(${isDynamicPattern(path) ? 'glob' : 'literal'})${path}`);
  const changed = (await listChanged(resolved, chosen)).filter(
    ({ path }) => isNotebookName(path) && !isLeftover(path),
  );
  if (changed.length === 0) return [];
  const times = await listTimes(resolved, chosen);
  const used = new Set<string>();
  return changed.map(({ path, mode, blob }) => ({
    file: numberRepeated(posix.relative(resolved.prefix, path), used),
    submittedAt: new Date(1000 * (times.get(path) ?? times.get('') ?? 0)),
    read: () => readBlob(mode, blob),
  }));
}

/** Without following renames: the old name is gone, the new one is new. */
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

/** By path: seconds of the last commit that touched it, in the order of history. Under '' those of the range's end. */
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
    // No path is empty: an empty field stands before a commit's time, and a line's end before its first path.
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
  if (mode === '120000')
    return { kind: 'rejected', reason: 'is a link in Git, not a notebook: commit the file itself' };
  if (mode === '160000')
    return { kind: 'rejected', reason: 'is a repository of its own in Git, not a notebook' };
  const { code, stdout, complaint, isCut } = await runGit(['cat-file', 'blob', blob], MAX_BYTES);
  if (isCut) return { kind: 'rejected', reason: explainSize(MAX_BYTES + 1) };
  if (code !== 0) throw new UsageError(`git cannot read a notebook of the range: ${complaint}.`);
  return { kind: 'bytes', bytes: stdout };
}

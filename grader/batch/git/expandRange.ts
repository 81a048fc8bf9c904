import { posix } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import type { Identity, ReadBytes } from '../../domain';
import { explainSize, MAX_BYTES } from '../../notebook';
import { isLeftover, isNotebookName } from '../searchFolder';
import { UsageError } from '../../utils/usageError';
import { numberRepeated, type Found } from '../found';
import { findFolderOwners } from '../owners/folderOwners';
import type { IsGeneric } from '../owners/genericNames';
import { identifier, identify } from '../owners/identities';
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
export async function expandRange(
  range: string,
  paths: readonly string[],
  isGeneric: IsGeneric,
): Promise<readonly Found[]> {
  if (paths.includes('-'))
    throw new UsageError('--git-range takes paths of the repository, not a list on stdin: leave "-" out.');
  const resolved = await resolveRange(range);
  const chosen = paths.map((path) => `:(${isDynamicPattern(path) ? 'glob' : 'literal'})${path}`);
  const changed = await chooseChanged(await listChanged(resolved, chosen), resolved.end);
  if (changed.length === 0) return [];
  const commits = await listCommits(resolved, chosen);
  const used = new Set<string>();
  const folders = findFolderOwners(
    changed.map(({ path }) => path),
    '',
    isGeneric,
  );
  return changed.map(({ path, mode, blob }, index): Found => {
    const commit = commits.get(path) ?? commits.get('');
    const owners = folders[index]?.owners ?? [];
    return {
      file: numberRepeated(posix.relative(resolved.prefix, path), used),
      owners: owners.length > 0 ? owners : identifyCommit(commit, resolved.branch),
      handIn: { kind: 'time', at: new Date(1000 * (commit?.seconds ?? 0)), from: 'commit' },
      read: () => readBlob(mode, blob),
    };
  });
}

/** The last commit of the range that touched a file. Its author is the committer's own word. */
interface Commit {
  readonly seconds: number;
  readonly email: string;
  readonly author: string;
}

/** The branch is the course's to give; the author only where there is none of a student's own. */
function identifyCommit(commit: Commit | undefined, branch: string | null): readonly Identity[] {
  if (branch !== null) return [identify('git', branch, identifier('folder', branch))];
  if (commit === undefined || (commit.email === '' && commit.author === '')) return [];
  // GitHub gives those who hide their address one with their login in it.
  const [, login = ''] = /^(?:\d+\+)?([^@+]+)@users\.noreply\.github\.com$/i.exec(commit.email) ?? [];
  const known = login === '' ? identifier('email', commit.email) : identifier('login', login);
  return [identify('git', commit.author === '' ? null : commit.author, known)];
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

/** By path: the last commit that touched it. Under '' that of the range's end. */
async function listCommits(
  { commits, end }: CommitRange,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Commit>> {
  const options = [
    '-z',
    `--format=%x00${FIELDS}`,
    '--name-only',
    '--no-renames',
    '--no-mailmap',
    '--no-color',
  ];
  const safe = ['--no-ext-diff', '--no-textconv', '--no-show-signature'];
  const log = (what: readonly string[]) => askGit(['log', ...options, ...safe, ...what]);
  const found = new Map<string, Commit>();
  const fields = (await log([...commits, '--', ...paths])).split('\0');
  let commit = readCommit('');
  for (let at = 0; at < fields.length; at++) {
    // git's format: an empty field, what was asked of the commit, then its paths, the first begins with a line break.
    if (fields[at] === '') {
      commit = readCommit(fields[++at] ?? '');
      continue;
    }
    const path = (fields[at] as string).replace(/^\n/, fields[at - 2] === '' ? '' : '\n');
    if (!found.has(path)) found.set(path, commit);
  }
  const last = await askGit(['log', '-1', '--no-show-signature', '--no-mailmap', `--format=${FIELDS}`, end]);
  return found.set('', readCommit(last.replace(/\n$/, '')));
}

/** The time in seconds, the author's address and name, with tabs between. */
const FIELDS = '%ct%x09%ae%x09%an';

function readCommit(text: string): Commit {
  const [seconds = '', email = '', ...author] = text.split('\t');
  return { seconds: Number(seconds), email: email.trim(), author: author.join(' ').trim() };
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

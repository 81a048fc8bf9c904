import { UsageError } from '../../utils/usageError';
import { askGit, runGit } from './runGit';

/** A range of commits that exist in the repository of the working directory. */
export interface CommitRange {
  /** Hash of what the end is compared with: a commit, or the empty tree. */
  readonly base: string;
  /** Hash of the commit at the end. */
  readonly end: string;
  /** The commits of the range, as arguments of `git log`. */
  readonly commits: readonly string[];
  /** The working directory within the repository, with a slash at its end; '' at the top and in a bare one. */
  readonly prefix: string;
  /** The branch at its end, where it is one that a course gives a student: none that every repository has. */
  readonly branch: string | null;
}

/**
 * Reads `A..B` (from A to B) or `A...B` (from the merge base of A and B to B, as in a pull request). A side left out is
 * HEAD. A hash of zeros as A, which hosts give for a new branch, means all of B.
 * @throws UsageError when it is no range, there is no repository, or a commit is not in it
 */
export async function resolveRange(range: string): Promise<CommitRange> {
  const parts = /^(.*?)(\.\.\.?)(.*)$/s.exec(range);
  if (parts === null)
    throw new UsageError(`--git-range takes two commits, such as main..HEAD; "${range}" is not a range.`);
  const [, from = '', dots = '', to = ''] = parts;
  const prefix = await findPrefix();
  const end = await resolveCommit(to, range);
  const branch = await findBranch(to);
  if (/^0{40,64}$/.test(from)) {
    const base = (await askGit(['hash-object', '-t', 'tree', '--stdin'])).trim();
    return { base, end, commits: [end], prefix, branch };
  }
  const start = await resolveCommit(from, range);
  const base = dots === '...' ? await findMergeBase(start, end, range) : start;
  return { base, end, commits: [`^${base}`, end], prefix, branch };
}

async function findPrefix(): Promise<string> {
  const { code, stdout, complaint } = await runGit(['rev-parse', '--show-prefix']);
  if (code === 0) return stdout.toString('utf8').replace(/\n$/, '');
  if (/not a git repository/i.test(complaint))
    throw new UsageError('--git-range needs a git repository, and this folder is in none: go into it first.');
  throw new UsageError(`git: ${complaint}.`);
}

const COMMON_BRANCHES: ReadonlySet<string> = new Set([
  'main',
  'master',
  'trunk',
  'develop',
  'dev',
  'HEAD',
  'feedback',
]);

async function findBranch(revision: string): Promise<string | null> {
  if (revision === '' || revision.startsWith('-')) return null;
  const asked = ['rev-parse', '--quiet', '--symbolic-full-name', '--end-of-options', revision];
  const { code, stdout } = await runGit(asked);
  const name = /^refs\/(?:heads|remotes\/[^/]+)\/(.+)$/m.exec(stdout.toString('utf8'))?.[1]?.trim() ?? null;
  return code !== 0 || name === null || COMMON_BRANCHES.has(name) ? null : name;
}

async function resolveCommit(revision: string, range: string): Promise<string> {
  const name = revision === '' ? 'HEAD' : revision;
  // Git would take a name with a dash in front for an option.
  const known = name.startsWith('-')
    ? null
    : await runGit(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  const id = known?.code === 0 ? known.stdout.toString('utf8').trim() : '';
  if (/^[0-9a-f]{40,64}$/.test(id)) return id;
  throw new UsageError(
    `--git-range ${range}: "${name}" is no commit of this repository; in a shallow clone, fetch it first (fetch-depth: 0).`,
  );
}

async function findMergeBase(start: string, end: string, range: string): Promise<string> {
  const { code, stdout } = await runGit(['merge-base', start, end]);
  if (code === 0) return stdout.toString('utf8').trim();
  throw new UsageError(
    `--git-range ${range}: the two have no commit in common; in a shallow clone, fetch more first (fetch-depth: 0).`,
  );
}

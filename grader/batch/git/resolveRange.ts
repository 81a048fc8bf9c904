import { UsageError } from '../../utils/usageError';
import { askGit, runGit } from './runGit';

/** A range of the repository here, made sure of. */
export interface CommitRange {
  /** Object that its end is compared with: a commit, or the empty tree. */
  readonly base: string;
  /** A commit. */
  readonly end: string;
  /** The commits between, as git takes them. */
  readonly commits: readonly string[];
  /** Folder of the repository that the command runs in, with its slash; '' at its top and in a bare one. */
  readonly prefix: string;
}

/**
 * Reads `A..B` (what B has since A), or `A...B` (what B has since it left A, as a pull request shows). A side left out is
 * HEAD. Zeros as A, which a host gives as what was there before a new branch, mean all of B.
 * @throws UsageError for what is no range, no repository, or no commit of it
 */
export async function resolveRange(range: string): Promise<CommitRange> {
  const parts = /^(.*?)(\.\.\.?)(.*)$/s.exec(range);
  if (parts === null)
    throw new UsageError(`--git-range takes two commits, such as main..HEAD; "${range}" is not a range.`);
  const [, from = '', dots = '', to = ''] = parts;
  const prefix = await findPrefix();
  const end = await resolveCommit(to, range);
  if (/^0{40,64}$/.test(from)) {
    const base = (await askGit(['hash-object', '-t', 'tree', '--stdin'])).trim();
    return { base, end, commits: [end], prefix };
  }
  const start = await resolveCommit(from, range);
  const base = dots === '...' ? await findMergeBase(start, end, range) : start;
  return { base, end, commits: [`^${base}`, end], prefix };
}

async function findPrefix(): Promise<string> {
  const { code, stdout, complaint } = await runGit(['rev-parse', '--show-prefix']);
  if (code === 0) return stdout.toString('utf8').replace(/\n$/, '');
  if (/not a git repository/i.test(complaint))
    throw new UsageError('--git-range needs a git repository, and this folder is in none: go into it first.');
  throw new UsageError(`git: ${complaint}.`);
}

async function resolveCommit(revision: string, range: string): Promise<string> {
  const name = revision === '' ? 'HEAD' : revision;
  // What begins with a dash is none, whatever git would make of it.
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

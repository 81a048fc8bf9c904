import { spawn } from 'node:child_process';
import { UsageError } from '../../utils/usageError';

/** The outcome of a git command. */
export interface GitAnswer {
  readonly code: number;
  readonly stdout: Buffer;
  /** The first line of stderr, without `fatal:` or `error:`. */
  readonly complaint: string;
  /** Whether there was more output than `most`; the rest was not read. */
  readonly isCut: boolean;
}

/**
 * The repository may be a stranger's, so no program that its configuration names may be run. Commands that read objects
 * start no hook, filter, textconv or diff program by themselves; these settings turn off what is left.
 */
const settings = [
  '--no-pager',
  '--no-replace-objects',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'log.showSignature=false',
];

/** Keeps git from fetching objects, over a network or by a command in place of one, and from asking for a password. */
const environment = {
  GRADER_SECRET: undefined,
  GIT_EXTERNAL_DIFF: undefined,
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
};

/** Limit for lists of commits or files; no real range has as many. */
const MAX_LIST_BYTES = 500_000_000;

/**
 * Runs git in the working directory, without a shell, and waits for its end.
 * @param most bytes of stdout to read at most; a git that writes more is ended
 * @throws UsageError when there is no git
 */
export async function runGit(args: readonly string[], most: number = MAX_LIST_BYTES): Promise<GitAnswer> {
  const child = spawn('git', [...settings, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
    windowsHide: true,
  });
  const pieces: Buffer[] = [];
  let length = 0;
  let complaints = '';
  child.stdout.on('data', (piece: Buffer) => {
    length += piece.length;
    if (length > most) child.kill('SIGKILL');
    else pieces.push(piece);
  });
  child.stderr.on('data', (piece: Buffer) => {
    if (complaints.length < 10_000) complaints += piece.toString();
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => reject(explainStart(error)));
    child.once('close', (status) => resolve(status ?? -1));
  });
  return { code, stdout: Buffer.concat(pieces), complaint: firstComplaint(complaints), isCut: length > most };
}

/** Runs git for its output as text. @throws UsageError with git's complaint when it fails */
export async function askGit(args: readonly string[]): Promise<string> {
  const { code, stdout, complaint, isCut } = await runGit(args);
  if (code === 0) return stdout.toString('utf8');
  throw new UsageError(isCut ? 'The range has too many files: name a shorter one.' : `git: ${complaint}.`);
}

function explainStart(error: NodeJS.ErrnoException): Error {
  return error.code === 'ENOENT'
    ? new UsageError('--git-range needs git, which is not installed here: install it, or name the notebooks.')
    : new UsageError(`git cannot be started: ${error.message}.`);
}

function firstComplaint(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const line =
    lines.find((item) => /^(fatal|error): /.test(item)) ?? lines[0] ?? 'it failed and did not say why';
  return line.replace(/^(fatal|error): /, '').replace(/\.$/, '');
}

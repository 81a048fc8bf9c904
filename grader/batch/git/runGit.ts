import { spawn } from 'node:child_process';
import { UsageError } from '../../utils/usageError';

/** What git answered. */
export interface GitAnswer {
  readonly code: number;
  readonly stdout: Buffer;
  /** Its first line of complaint, without what it begins with. */
  readonly complaint: string;
  /** There was more than was asked for; the rest was not read. */
  readonly isCut: boolean;
}

/**
 * The repository may be a stranger's: nothing that its configuration names is run. Commands that read objects start no
 * hook, filter, textconv or diff program; here are the ways that are left.
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

/** No content is fetched, neither over a network nor by a command that stands for one, and nobody is asked. */
const environment = {
  GRADER_SECRET: undefined,
  GIT_EXTERNAL_DIFF: undefined,
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
};

/** Of its own output, a list of commits or files, more than any range has. */
const MAX_LIST_BYTES = 500_000_000;

/**
 * Runs git in this folder, without a shell, and waits for its end.
 * @param most bytes of stdout to read; after that it is ended
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

/** The same where the answer is a text and must come. @throws UsageError with what git complained of */
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

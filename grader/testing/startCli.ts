import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

export interface LiveCli {
  readonly pid: number;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly type: (text: string) => void;
  /** What has come on stdout so far. */
  readonly heard: () => string;
  /** What has come on stderr so far. */
  readonly said: () => string;
  readonly ended: Promise<CliEnd>;
}

export interface CliEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the command line of a kit (see makeKit) and lets it run. With `wrap`, another command runs it. */
export function startCli(
  kit: string,
  args: readonly string[],
  { wrap = [], env = {} }: { wrap?: readonly string[]; env?: Readonly<Record<string, string>> } = {},
): LiveCli {
  const [command, ...rest] = [...wrap, process.execPath, join(kit, 'grader/bin/grader.cjs'), ...args];
  const child = spawn(command as string, rest, {
    cwd: kit,
    env: { ...process.env, GRADER_SECRET: 'e2e', ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (bytes: Buffer) => (stdout += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
  return {
    pid: child.pid ?? 0,
    kill: (signal) => void child.kill(signal),
    type: (text) => void child.stdin.write(text),
    heard: () => stdout,
    said: () => stderr,
    ended: new Promise((resolve) =>
      child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr })),
    ),
  };
}

/** A wrap for startCli: a shell script that finds the command in "$@". */
export function inShell(script: string): readonly string[] {
  return ['sh', '-c', script, 'sh'];
}

/** A wrap for startCli: on a terminal of its own, as its foreground. */
export function inTerminal(): readonly string[] {
  // A shell that stays in between would die of the Ctrl-C meant for the command.
  return inShell('exec script -qec "exec $*" /dev/null');
}

/** What inShell gives, where what is mounted is seen by nobody else and gone with the last process. Not everybody may: canMount. */
export function inShellWithMounts(script: string): readonly string[] {
  return ['unshare', process.getuid?.() === 0 ? '-m' : '-rm', ...inShell(script)];
}

export function canMount(): boolean {
  const [command, ...args] = inShellWithMounts('mount -t tmpfs disk /mnt');
  return process.platform === 'linux' && spawnSync(command as string, args).status === 0;
}

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const repository = resolve(__dirname, '../..');
const bin = join(repository, 'grader/bin/grader.cjs');

export interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** As whom, where that is somebody else. */
  readonly user?: { readonly uid?: number; readonly gid?: number };
  /** What comes on stdin. */
  readonly input?: string;
}

/** Runs the real command line, as a user does. */
export function runCli(
  args: readonly string[],
  { cwd = repository, env = {}, user = {}, input = '' }: RunOptions = {},
): Promise<CliRun> {
  if (!existsSync(join(repository, 'grader/dist/cli.js')))
    throw new Error('the grader is not built: run "npm run build"');
  return new Promise((resolvePromise) => {
    const options = {
      cwd,
      ...user,
      env: { ...process.env, GRADER_SECRET: 'e2e', ...env },
      maxBuffer: 64 * 1024 * 1024,
    };
    const child = execFile(process.execPath, [bin, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolvePromise({ code, stdout, stderr });
    });
    // A command that does not ask for it may have ended before it has come.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

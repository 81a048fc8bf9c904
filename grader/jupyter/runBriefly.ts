import { spawn, type ChildProcess } from 'node:child_process';

/** What a program that was asked something gave back. */
export type Ran =
  | {
      readonly kind: 'ended';
      /** 0 where all is well; null when a signal ended it. */
      readonly code: number | null;
      readonly stdout: string;
      readonly stderr: string;
    }
  | { readonly kind: 'not-started'; readonly reason: string }
  | { readonly kind: 'timed-out'; readonly seconds: number };

export interface BriefOptions {
  readonly milliseconds: number;
  readonly signal?: AbortSignal | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Nobody's version is longer. */
const MOST_CHARACTERS = 64 * 1024;

/**
 * Runs a program with nothing on its stdin until it ends, or until its time is over: then it is killed with all that
 * it started, and is not waited for. Never rejects.
 */
export function runBriefly(
  file: string,
  args: readonly string[],
  { milliseconds, signal, env }: BriefOptions,
): Promise<Ran> {
  return new Promise((resolve) => {
    // A group of its own, so that what a wrapper script started is killed with it.
    const detached = process.platform !== 'win32';
    const child = spawn(file, args, { env, detached, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    const stdout = gather(child.stdout);
    const stderr = gather(child.stderr);
    const settle = (ran: Ran): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abandon);
      resolve(ran);
    };
    const abandon = (): void => {
      kill(child);
      // What a grandchild still holds open keeps nobody waiting.
      child.stdout.destroy();
      child.stderr.destroy();
      settle({ kind: 'timed-out', seconds: milliseconds / 1000 });
    };
    const timer = setTimeout(abandon, milliseconds);
    child.once('error', (error) => settle({ kind: 'not-started', reason: error.message }));
    child.once('close', (code) => settle({ kind: 'ended', code, stdout: stdout(), stderr: stderr() }));
    if (signal?.aborted === true) abandon();
    else signal?.addEventListener('abort', abandon);
  });
}

function gather(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.on('data', (bytes: Buffer) => {
    if (text.length < MOST_CHARACTERS) text += bytes.toString();
  });
  stream.on('error', () => undefined);
  return () => text;
}

function kill(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

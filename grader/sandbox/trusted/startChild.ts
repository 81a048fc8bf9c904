import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { CHILD_ENVIRONMENT, type Boot } from './launch';
import { limitTime } from './limits/limitTime';
import { hold, killGroup } from './processGroup';
import { READY } from '../protocol';
import { SandboxError } from './sandboxError';

/** A child process. It is used for one request at most. */
export interface Child {
  readonly pid: number | undefined;
  /** Takes the child for use: settles when it has booted, rejects with a SandboxError when it cannot be booted. */
  readonly claim: () => Promise<void>;
  readonly gone: Promise<void>;
  readonly isGone: () => boolean;
  readonly send: (request: string, listener: ChildListener) => void;
  /** Kills the child and all processes it started; settles when it is gone. */
  readonly stop: () => Promise<void>;
}

export interface ChildListener {
  readonly line: (text: string) => void;
  /** So many bytes came on stdout or stderr. Called before the lines that they complete. */
  readonly output: (bytes: number) => void;
  readonly ended: (how: ChildEnd) => void;
  /** The child was lost by a fault of the machine, not by its program. */
  readonly lost: (error: SandboxError) => void;
}

export interface ChildEnd {
  readonly code: number | null;
  readonly signal: string | null;
  /** The last 8,000 characters of stderr. */
  readonly stderr: string;
}

const STDERR_KEPT = 8_000;

/** Starts a child. Until `claim`, it does not keep the parent's event loop alive. */
export function startChild(launch: Boot): Child {
  let readyResolve = (): void => undefined;
  let readyReject: (error: SandboxError) => void = () => undefined;
  const ready = new Promise<void>((resolve, reject) => {
    readyResolve = resolve;
    readyReject = reject;
  });
  // `claim` gives this promise to whoever uses the child; for a spare that nobody uses a failure does not matter.
  ready.catch(() => undefined);
  let listener: ChildListener | null = null;
  let stderr = '';
  let pieces: Buffer[] = [];

  const child: ChildProcess = spawn(launch.command, launch.args, {
    env: CHILD_ENVIRONMENT,
    cwd: tmpdir(),
    detached: true,
    stdio: launch.watched ? ['pipe', 'pipe', 'pipe', 'pipe'] : ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const stopWaiting = limitTime(
    launch.bootMilliseconds,
    () => null,
    () => {
      const seconds = launch.bootMilliseconds / 1000;
      readyReject(
        new SandboxError(
          `a sandbox process did not start within ${seconds} s: free some memory or processors`,
        ),
      );
      killGroup(child);
    },
  );

  const takeLine = (line: string): void => {
    if (listener !== null) {
      listener.line(line);
    } else if (line === READY) {
      // From here on its time is that of the programs it runs; a spare may wait as long as it likes.
      stopWaiting();
      readyResolve();
    }
  };
  const gone = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      readyReject(
        new SandboxError(
          `a sandbox process cannot be started (${error.message}): check memory and process limits`,
        ),
      );
      resolve();
    });
    // The watcher process (see launch.ts) does not end with the child, so the group is killed.
    child.once('exit', () => killGroup(child));
    child.once('close', (code, signal) => {
      stopWaiting();
      readyReject(
        new SandboxError(
          `a sandbox process ended while it started: ${describeEnd({ code, signal, stderr })}`,
        ),
      );
      listener?.ended({ code, signal, stderr });
      resolve();
    });
  });
  child.stdin?.on('error', () => undefined);
  child.stdio[3]?.on('error', () => undefined);
  child.stderr?.on('data', (bytes: Buffer) => {
    stderr = (stderr + bytes.toString('latin1')).slice(-STDERR_KEPT);
    listener?.output(bytes.length);
  });
  child.stdout?.on('data', (bytes: Buffer) => {
    listener?.output(bytes.length);
    let from = 0;
    for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, from)) {
      const line = Buffer.concat([...pieces, bytes.subarray(from, at)]).toString('utf8');
      pieces = [];
      from = at + 1;
      takeLine(line);
    }
    pieces.push(bytes.subarray(from));
  });
  hold(child, false);

  return {
    pid: child.pid,
    gone,
    claim() {
      hold(child, true);
      return ready;
    },
    isGone: () => child.exitCode !== null || child.signalCode !== null,
    send(request, heard) {
      listener = heard;
      child.stdin?.write(`${request}\n`);
    },
    stop() {
      stopWaiting();
      // Keeps the parent from ending before the child has.
      hold(child, true);
      killGroup(child);
      return gone;
    },
  };
}

/** The first line of stderr, or else the exit code or signal. */
export function describeEnd({ code, signal, stderr }: ChildEnd): string {
  const said = stderr
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '');
  return said ?? (signal === null ? `exit code ${String(code)}` : `signal ${signal}`);
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { isTerminal } from '../utils/isTerminal';
import { UsageError } from '../utils/usageError';
import { endWithGrader } from './interrupt';

export interface Foreground {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How long a program may take to end after SIGTERM (Jupyter ends its kernels) before it is killed. */
const PATIENCE_MILLISECONDS = 10_000;

/**
 * Runs a program that takes over the terminal; signals to the grader are passed on to it.
 * @returns its exit code, or 128 + the number of the signal that ended it
 * @throws UsageError when it cannot be started
 */
export async function runForeground({ file, args, env }: Foreground): Promise<number> {
  // Nothing is awaited between these two lines, so that no signal comes in between.
  const child = spawn(file, args, { env, stdio: 'inherit' });
  const takeBack = takeSignals(child);
  const leave = endWithGrader({
    end: async () => {
      endSoon(child);
      await once(child, 'close');
    },
  });
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  } catch (error) {
    throw new UsageError(`${file} cannot be started: ${(error as Error).message}.`);
  } finally {
    leave();
    takeBack();
  }
}

/** Replaces the grader's own signal listeners. @returns a function that puts them back */
function takeSignals(child: ChildProcess): () => void {
  const taken = SIGNALS.map((signal) => {
    const before = process.listeners(signal);
    const pass = () => passOn(signal, child);
    // Added before the others are removed: a signal without any listener would end the grader at once.
    process.on(signal, pass);
    for (const listener of before) process.removeListener(signal, listener);
    return { signal, before, pass };
  });
  return () => {
    for (const { signal, before, pass } of taken) {
      for (const listener of before) process.on(signal, listener);
      process.removeListener(signal, pass);
    }
  };
}

/**
 * Ctrl-C in a terminal reaches the child without us. If it were passed on as well, the child would get it twice, and
 * Jupyter takes a second Ctrl-C as "stop without asking".
 */
function passOn(signal: (typeof SIGNALS)[number], child: ChildProcess): void {
  if (signal !== 'SIGINT') endSoon(child);
  else if (!isTerminal(process.stdin)) child.kill(signal);
}

/** SIGHUP is passed on as SIGTERM: also when the terminal is closed, Jupyter should end its kernels. */
function endSoon(child: ChildProcess): void {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), PATIENCE_MILLISECONDS).unref();
}

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

/** After SIGTERM a server ends its kernels; one that hangs is killed. */
const PATIENCE_MILLISECONDS = 10_000;

/**
 * Runs a program in the grader's place: it has the terminal, and the signals that would end the grader are its own.
 * @returns its exit code, 128 and the signal's number where one ended it
 * @throws UsageError when it cannot be started
 */
export async function runForeground({ file, args, env }: Foreground): Promise<number> {
  // In one step with what listens, so that no signal comes in between.
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

/** The grader's own listeners are set aside until the function that comes back is called. */
function takeSignals(child: ChildProcess): () => void {
  const taken = SIGNALS.map((signal) => {
    const before = process.listeners(signal);
    const pass = () => passOn(signal, child);
    // The signal is never without a listener: it would end the grader there and then.
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
 * A terminal's Ctrl-C goes to every program in its foreground, the child among them: passed on it would come twice,
 * and twice means "do not ask".
 */
function passOn(signal: (typeof SIGNALS)[number], child: ChildProcess): void {
  if (signal !== 'SIGINT') endSoon(child);
  else if (!isTerminal(process.stdin)) child.kill(signal);
}

/** A terminal that is closed is no reason to leave kernels behind, so SIGHUP comes as SIGTERM. */
function endSoon(child: ChildProcess): void {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), PATIENCE_MILLISECONDS).unref();
}

/** The reader of stdout, such as `head`, has closed the pipe. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}

/**
 * The exit code of a program whose reader has gone (128 + SIGPIPE). None of the grader's own codes is right: the batch
 * was not graded to its end, so neither 0 nor 1 is true, and nothing is at fault, so 2 is not either.
 */
export const READER_GONE_CODE = 141;

/** Something under way that needs an orderly end when the grader is stopped early. */
export interface Undertaking {
  /** Does what is essential before it returns. Its promise is waited for, but for 3 s at most. */
  readonly end: () => void | Promise<void>;
  /** How long to wait for its promise at most, in milliseconds, if longer than 3 s. A second signal ends the wait. */
  readonly patience?: number;
  /** Says what was done and how to go on, instead of "stopped; run the same command again". */
  readonly describeStop?: () => string;
}

const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;
export type Signal = keyof typeof SIGNALS;

const FAULT_CODE = 2;
const PATIENCE_MILLISECONDS = 3_000;
/** Under npx one Ctrl-C arrives twice: from the terminal and from npx, which forwards it. The second is ignored. */
const ECHO_MILLISECONDS = 300;

const undertakings = new Set<Undertaking>();
let stopping = false;
let drain: ((signal: Signal) => void) | null = null;
let heardAt = -Infinity;

/**
 * Has `undertaking.end` called if the grader is stopped.
 * @returns a function that takes this back, to be called when the undertaking is over
 */
export function endWithGrader(undertaking: Undertaking): () => void {
  undertakings.add(undertaking);
  return () => void undertakings.delete(undertaking);
}

/**
 * Has the next signal call `begin` instead of stopping the grader; the signal after that one stops it.
 * @returns a function that takes this back
 */
export function drainOnStop(begin: (signal: Signal) => void): () => void {
  drain = begin;
  return () => void (drain = null);
}

/** Whether the grader is being stopped. What fails from then on fails for that reason and is not reported. */
export function isStopping(): boolean {
  return stopping;
}

/**
 * From now on SIGINT, SIGTERM, SIGHUP and an uncaught error first end all undertakings and then the process: a signal
 * with one line on stderr and by the signal itself, an error with its description and exit code 2. A second signal ends
 * the process at once.
 * @param patience how long undertakings are waited for, in milliseconds
 */
export function listenForStops(
  describeFault: (error: unknown) => string,
  patience = PATIENCE_MILLISECONDS,
): void {
  for (const signal of Object.keys(SIGNALS) as Signal[]) {
    process.on(signal, () => {
      if (performance.now() - heardAt <= ECHO_MILLISECONDS) return;
      heardAt = performance.now();
      const begin = stopping ? null : drain;
      drain = null;
      if (begin !== null) begin(signal);
      else void stop(describeStop, () => dieOf(signal), patience);
    });
  }
  process.on('uncaughtException', (error: unknown) => {
    if (stopping) return;
    void stop(
      () => describeFault(error),
      () => process.exit(FAULT_CODE),
      patience,
    );
  });
  // `writeStdout` reports a failed write; the event comes as well, and without a listener it would be an uncaught
  // error.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
}

async function stop(describe: () => string, die: () => void, patience: number): Promise<void> {
  if (stopping) {
    die();
    return;
  }
  stopping = true;
  const message = describe();
  // The last one to begin is ended first, so that the progress bar is removed before the message is printed.
  const waits = [...undertakings].map((item) => item.patience ?? 0);
  const ends = [...undertakings].reverse().map(({ end }) => attempt(end));
  process.stderr.write(`grader: ${message}\n`);
  await Promise.race([
    Promise.all(ends),
    new Promise((resolve) => setTimeout(resolve, Math.max(patience, ...waits))),
  ]);
  die();
}

function describeStop(): string {
  const sentences = [...undertakings].flatMap((item) => item.describeStop?.() ?? []);
  return sentences.at(-1) ?? 'stopped; run the same command again';
}

/** Calls `end`; an error must not keep the other undertakings from being ended. */
async function attempt(end: Undertaking['end']): Promise<void> {
  try {
    await end();
  } catch {
    // The process is ending: nothing could be done about it.
  }
}

/** Ends the process by the signal itself, so that a shell or make that waits for it stops too. */
function dieOf(signal: Signal): void {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  // As process 1 of a container it does not die of a signal that it sends itself.
  process.exit(128 + SIGNALS[signal]);
}

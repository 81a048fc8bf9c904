/** A reader such as `head` has taken what it wanted and gone. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}

/**
 * What any filter ends with when its reader has gone (128 + SIGPIPE). It is none of the grader's own codes: the batch
 * was not graded to its end, so neither 0 nor 1 would be true, and nothing is at fault.
 */
export const READER_GONE_CODE = 141;

/** Something under way that has to be ended in order when the grader is stopped before its time. */
export interface Undertaking {
  /** Does what matters before it returns; what it promises is waited for a moment. */
  readonly end: () => void | Promise<void>;
  /** How long its promise is waited for, where that is longer than a moment; a second signal waits for nothing. */
  readonly patience?: number;
  /** What was done and how to go on, in place of "stopped; run the same command again". */
  readonly tell?: () => string;
}

const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;
export type Signal = keyof typeof SIGNALS;

const FAULT_CODE = 2;
const PATIENCE_MILLISECONDS = 3_000;
/** One press of Ctrl-C arrives twice under npx, which hands it on to the grader that a terminal has told already. */
const ECHO_MILLISECONDS = 300;

const undertakings = new Set<Undertaking>();
let stopping = false;
let drain: ((signal: Signal) => void) | null = null;
let heardAt = -Infinity;

/** Ends it if the grader is stopped before the function that comes back is called. */
export function endWithGrader(undertaking: Undertaking): () => void {
  undertakings.add(undertaking);
  return () => void undertakings.delete(undertaking);
}

/**
 * Has the next signal ask for an orderly end, by `begin`, instead of stopping everything; the one after it stops.
 * @returns what to call once that is not wanted any more
 */
export function drainOnStop(begin: (signal: Signal) => void): () => void {
  drain = begin;
  return () => void (drain = null);
}

/** Whether the grader is ending: what fails from now on fails because of that, and needs no telling. */
export function isStopping(): boolean {
  return stopping;
}

/**
 * From now on Ctrl-C, SIGTERM, SIGHUP and a fault that nobody caught end everything under way before they end the
 * process: a signal in one line, as a shell expects of it; a fault with its stack and exit code 2. A second
 * signal waits for nothing.
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
  // Whoever writes hears of the failure itself; the event comes on top, and unheard it would be a fault.
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
  // The last to begin ends first: the progress bar is gone before a word is said.
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
  const told = [...undertakings].flatMap(({ tell }) => (tell === undefined ? [] : [tell()]));
  return told.at(-1) ?? 'stopped; run the same command again';
}

/** One that cannot be ended must not keep the others from it. */
async function attempt(end: Undertaking['end']): Promise<void> {
  try {
    await end();
  } catch {
    // There is nobody left to tell, and nothing else to do.
  }
}

/** By the signal itself, so that a shell or a make that waits knows and stops too. */
function dieOf(signal: Signal): void {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  // The first process of a container does not die of its own signal.
  process.exit(128 + SIGNALS[signal]);
}

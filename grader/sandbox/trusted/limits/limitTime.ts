/** Why a program's time is over. */
export type TimeOver =
  /** It used up its processor time; where that is not known, its time by the clock. */
  | 'used-up'
  /** The machine gave it no processor time at all, for ten times the limit. */
  | 'stalled';

/** A program in a sandbox cannot wait for anything, so one that uses no processor is one that gets none. */
const STALL_FACTOR = 10;
/** The clock is looked at this often in the time of a limit, but at least once a second. */
const LOOKS = 10;
const LONGEST_WAIT = 1_000;

/**
 * Calls `over` once a program has used up its time. Processor time counts, so that a busy machine costs no student
 * anything. Where it is not known (`readProcessorTime` gives null), time by the clock counts, as far as the grader
 * itself was running: one that was stopped and goes on counts next to nothing of the time between.
 * @returns a function that stops the clock
 */
export function limitTime(
  milliseconds: number,
  readProcessorTime: () => number | null,
  over: (why: TimeOver) => void,
): () => void {
  const wait = startWaits(Math.min(milliseconds / LOOKS, LONGEST_WAIT));
  const begun = readProcessorTime();
  let used = 0;
  let idle = 0;
  const look = (passed: number): void => {
    idle += passed;
    if (begun === null) {
      if (idle >= milliseconds) over('used-up');
      else wait.next(milliseconds - idle, look);
      return;
    }
    // A process that is gone has no time to read; how it ended is told elsewhere.
    const usedNow = (readProcessorTime() ?? begun + used) - begun;
    if (usedNow > used) idle = 0;
    used = usedNow;
    if (used >= milliseconds) over('used-up');
    else if (idle >= STALL_FACTOR * milliseconds) over('stalled');
    else wait.next(milliseconds - used, look);
  };
  wait.next(milliseconds, look);
  return wait.stop;
}

/**
 * Waits of at most `longest` milliseconds, one after another. Each tells how long it was, but never more than `longest`
 * above what was asked for: the rest the grader was stopped, or had no processor itself. After such a pause there is
 * another wait first, in which the grader reads what came in the meantime.
 */
function startWaits(longest: number) {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const start = (asked: number, wasLate: boolean, counted: number, then: (passed: number) => void): void => {
    const from = performance.now();
    timer = setTimeout(
      // If the grader itself was busy, it first reads the answer that may be in the pipe already.
      () =>
        setImmediate(() => {
          if (stopped) return;
          const passed = performance.now() - from;
          const isLate = passed > asked + longest;
          const all = counted + Math.min(passed, asked + longest);
          if (isLate && !wasLate) start(longest, true, all, then);
          else then(all);
        }),
      asked,
    );
    // Whoever waits for the program keeps the grader alive, not its clock.
    timer.unref();
  };
  const next = (left: number, then: (passed: number) => void): void =>
    start(Math.min(left, longest), false, 0, then);
  const stop = (): void => {
    stopped = true;
    clearTimeout(timer);
  };
  return { next, stop };
}

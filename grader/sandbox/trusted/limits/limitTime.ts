/** A program that waits uses no processor time: it is ended after this many times the limit by the wall clock. */
const WALL_CLOCK_FACTOR = 10;

/**
 * Calls `exceeded` once a program has used up its time. Processor time counts, so that a busy machine costs no student
 * anything; a program that waits is ended by the wall clock after ten times the limit. Where processor time is not
 * known (`readProcessorTime` gives null), wall-clock time counts.
 * @returns a function that stops the clock
 */
export function limitTime(
  milliseconds: number,
  readProcessorTime: () => number | null,
  exceeded: () => void,
): () => void {
  const used = readProcessorTime();
  const begun = performance.now();
  const judge = (): void => {
    const now = readProcessorTime();
    const left = used === null || now === null ? 0 : milliseconds - (now - used);
    if (left <= 0 || performance.now() - begun >= WALL_CLOCK_FACTOR * milliseconds) exceeded();
    else wait(left);
  };
  let stopped = false;
  let timer: NodeJS.Timeout;
  const wait = (left: number): void => {
    timer = setTimeout(
      // If the grader itself was busy, it first reads the answer that may be in the pipe already.
      () => setImmediate(() => (stopped ? undefined : judge())),
      left,
    );
  };
  wait(milliseconds);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** A program that only sleeps uses no processor; so long, in limits, its clock on the wall may run. */
const PATIENCE = 10;

/**
 * Tells once when a program has had its time. What counts is the time it was on a processor, so that a machine with too
 * much to do makes no student late; on the wall it may take ten times that, for one that waits for nothing. Where the
 * system does not tell (`readProcessorTime` gives null), the wall counts. Gives a function that stops the clock.
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
    if (left <= 0 || performance.now() - begun >= PATIENCE * milliseconds) exceeded();
    else wait(left);
  };
  let stopped = false;
  let timer: NodeJS.Timeout;
  const wait = (left: number): void => {
    timer = setTimeout(
      // A grader that was busy itself first reads the answer that lies in the pipe.
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

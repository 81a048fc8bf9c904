import { SingleBar } from 'cli-progress';

export interface Progress {
  readonly advance: () => void;
  readonly stop: () => void;
}

/** A bar on stderr, where that is a terminal; elsewhere nothing, so that logs stay readable. */
export function startProgress(total: number): Progress {
  if (!process.stderr.isTTY || total < 2) return { advance: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    stream: process.stderr,
    format: 'grading {bar} {value}/{total} · {eta_formatted} left',
    hideCursor: true,
    clearOnComplete: true,
    barsize: 30,
  });
  bar.start(total, 0);
  return { advance: () => bar.increment(), stop: () => bar.stop() };
}

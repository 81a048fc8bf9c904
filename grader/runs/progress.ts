import { SingleBar } from 'cli-progress';
import { formatCount } from '../utils/formatCount';
import { isTerminal } from '../utils/isTerminal';
import { endWithGrader } from '../process/interrupt';

export interface Progress {
  readonly advance: () => void;
  readonly stop: () => void;
}

/**
 * Shows a progress bar on stderr where that is a terminal. When the grader is stopped, its last line says how many
 * submissions were graded.
 * @param isKept whether judgements are kept, so that running the same command again is quick
 * @param canResume whether `--resume` would find rows that are done
 */
export function startProgress(total: number, isKept: boolean, canResume: () => boolean): Progress {
  const bar = isTerminal(process.stderr) && total >= 2 ? startBar(total) : null;
  let done = 0;
  const leave = endWithGrader({
    end: () => bar?.stop(),
    describeStop: () => describeStopped(done, total, isKept, canResume()),
  });
  return {
    advance() {
      done += 1;
      bar?.increment();
    },
    stop() {
      leave();
      bar?.stop();
    },
  };
}

function describeStopped(done: number, total: number, isKept: boolean, canResume: boolean): string {
  const count = `${formatCount(done)} of ${formatCount(total)} ${total === 1 ? 'submission' : 'submissions'}`;
  if (canResume) return `stopped after ${count}; the same command with --resume goes on`;
  const next = isKept ? ': what was graded is kept and costs nothing' : ', which begins anew';
  return `stopped after ${count}; run the same command again${next}`;
}

function startBar(total: number): SingleBar {
  const bar = new SingleBar({
    stream: process.stderr,
    format: 'grading {bar} {value}/{total} · {eta_formatted} left',
    hideCursor: true,
    clearOnComplete: true,
    barsize: 30,
    // The bar is stopped by `endWithGrader`, not by a signal listener of its own.
    gracefulExit: false,
  });
  bar.start(total, 0);
  return bar;
}

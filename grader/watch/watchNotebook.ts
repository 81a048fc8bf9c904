import { hasFullMarks } from '../report/marks';
import { createCache } from '../cache';
import type { Submission, SubmissionReport } from '../domain';
import type { Grader } from '../grading/grader';
import { gradeSubmission } from '../grading/gradeSubmission';
import { wantsColor, writeStdout } from '../output/writeOutput';
import { endWithGrader } from '../process/interrupt';
import { renderWatchScreen } from '../reporters/watchScreen';
import { isTerminal } from '../utils/isTerminal';
import { watchFile } from './watchFile';
import { hasKeys, listenForKeys } from './watchKeys';
import { createWatchRequests, type WatchRequests } from './watchRequests';

/** A file that is being written, or replaced, is whole within this time. */
const PATIENCE_MILLISECONDS = 1_000;
const RETRY_MILLISECONDS = 50;

const CLEAR = '\u001b[2J\u001b[H';

/**
 * Checks the notebook now and at each save, until somebody ends it.
 * @returns the exit code once `q` was pressed: 0 when at that time every public check passes, else 1. Ctrl-C ends the
 * process by its signal.
 */
export async function watchNotebook(submission: Submission, grader: Grader): Promise<number> {
  const requests = createWatchRequests();
  const stopKeys = listenForKeys(requests.make);
  const leave = endWithGrader({
    end: stopKeys,
    describeStop: () => 'stopped watching; nothing is graded until you hand the notebook in',
  });
  const stopFile = await watchFile(submission.file, () => requests.make('save'));
  try {
    return await runUntilQuit(submission, grader, requests);
  } finally {
    stopFile();
    stopKeys();
    leave();
  }
}

async function runUntilQuit(submission: Submission, grader: Grader, wishes: WatchRequests): Promise<number> {
  let isPassed = false;
  for (let run = 1, current = grader; ; run += 1) {
    await showBusy(submission);
    const began = performance.now();
    const row = await Promise.race([checkWhole(submission, current, wishes), wishes.quit]);
    if (row === 'quit') break;
    isPassed = hasFullMarks(row);
    await showScreen(row, run, Math.round(performance.now() - began));
    const wish = await wishes.next();
    if (wish === 'quit') break;
    // Somebody who asks for the same again wants it run, not remembered.
    current = wish === 'again' ? { ...grader, cache: createCache(null, () => undefined) } : current;
  }
  return isPassed ? 0 : 1;
}

/** Waits a moment for a file that is gone or cannot be read: it may be half written. A wish ends the waiting. */
async function checkWhole(
  submission: Submission,
  grader: Grader,
  wishes: WatchRequests,
): Promise<SubmissionReport | 'quit'> {
  const until = performance.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const { report } = await gradeSubmission(submission, grader);
    if (report.status === 'graded' || wishes.isPending() || performance.now() > until) return report;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
  }
}

async function showBusy({ file }: Submission): Promise<void> {
  if (isScreen()) await writeStdout(`Checking ${file} …\n`);
}

async function showScreen(row: SubmissionReport, run: number, milliseconds: number): Promise<void> {
  const options = { color: wantsColor(), keys: hasKeys(), run, milliseconds };
  const text = renderWatchScreen(row, options);
  await writeStdout(isScreen() ? `${CLEAR}${text}` : `${text}\n`);
}

/** A terminal that can be cleared; elsewhere one text follows the other. */
function isScreen(): boolean {
  return isTerminal(process.stdout) && process.env['TERM'] !== 'dumb';
}

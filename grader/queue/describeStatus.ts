import { cleanText } from '../utils/cleanText';
import type { OneQueue, QueueStatus, WorkerStatus } from './readStatus';

/** At most so many faults, workers and refusals are shown; `--format json` holds all. */
const MOST_SHOWN = 20;

/** The status as text for a terminal: counts, rate, workers, refused submissions, faults. */
export function describeStatus(status: QueueStatus): string {
  if (status.queues.length === 0)
    return 'Nothing was submitted yet: grader submit puts submissions into the queue.\n';
  return `${[
    describeCounts(status),
    describeRate(status),
    ...describeList('workers', status.workers.map(describeWorker)),
    ...status.queues.flatMap(describeRefusals),
    ...describeList(
      'faults of the grader, no scores; "grader submit --again" has them tried anew',
      status.faults.map(
        ({ submission, tries, reason }) =>
          `${cleanText(submission)}: ${describeTries(tries)}, ${cleanText(reason)}`,
      ),
    ),
  ].join('\n')}\n`;
}

function describeCounts({ queued, running, done, failed, refused }: QueueStatus): string {
  return Object.entries({ queued, running, done, failed, refused })
    .map(([word, count]) => `${count} ${word}`)
    .join(' · ');
}

function describeRate({ perSecond, secondsLeft, queued, running }: QueueStatus): string {
  if (queued + running === 0) return 'nothing left to do';
  const left = secondsLeft === null ? 'time left unknown' : `about ${describeTime(secondsLeft)} left`;
  return `${perSecond.toFixed(1)} a second over the last minute · ${left}`;
}

/** A duration as `1 h 5 min`, `5 min` or `40 s`. */
export function describeTime(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function describeWorker({ host, pid, jobs, running, state, revision }: WorkerStatus): string {
  return `${cleanText(host)}, process ${pid}: ${state}, ${running} in hand, ${jobs} at once, revision ${revision.slice(0, 8)}`;
}

function describeRefusals({ assignment, revision, queued, refusals }: OneQueue): readonly string[] {
  if (queued === 0 || refusals.length === 0) return [];
  const title = `refused of ${cleanText(assignment)}, revision ${revision.slice(0, 8)} (${queued} queued)`;
  return describeList(
    title,
    refusals.map(({ worker, reason }) => `by ${cleanText(worker)}: they wait for ${cleanText(reason)}`),
  );
}

function describeTries(tries: number): string {
  return tries === 1 ? 'one try' : `${tries} tries`;
}

function describeList(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return title === 'workers' ? ['', 'no workers: grader worker starts one'] : [];
  const more = lines.length - MOST_SHOWN;
  return [
    '',
    `${title}:`,
    ...lines.slice(0, MOST_SHOWN).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more (--format json lists all)`] : []),
  ];
}

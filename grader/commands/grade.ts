import type { Argv } from 'yargs';
import { collectSubmissions, mapInOrder, UsageError } from '../batch';
import type { SubmissionReport } from '../domain';
import { gradeSubmission, type Grader, type Submission } from '../grade';
import { formatNames, validateRow, type FormatName } from '../reporters';
import type { Sandbox, SandboxOptions } from '../sandbox';
import { chooseReports, openReports, reportOption, wantsWork, type OpenReports } from './openReports';
import { startProgress } from './progress';
import { chooseAssignmentFor, chooseRoot, defaultJobs, withSession, type CommonOptions } from './session';

export const command = 'grade <paths..>';
export const describe = 'grade notebooks: files, folders or globs';

interface Options extends CommonOptions {
  readonly paths: readonly string[];
  readonly format: FormatName;
  readonly report: readonly string[];
  readonly out: string | undefined;
  readonly jobs: number;
  readonly minScore: number | undefined;
  readonly isolation: SandboxOptions['isolation'];
  readonly cache: boolean;
}

export const builder = (argv: Argv) =>
  argv
    .positional('paths', {
      type: 'string',
      array: true,
      demandOption: true,
      describe: 'notebooks, folders or globs',
    })
    .option('format', {
      choices: formatNames,
      default: 'table' as const,
      describe: 'what to print on stdout',
    })
    .option('out', {
      type: 'string',
      requiresArg: true,
      describe: 'write that to this file instead of stdout',
    })
    .option('report', reportOption)
    .option('jobs', {
      type: 'number',
      default: defaultJobs(),
      requiresArg: true,
      describe: 'submissions graded at once',
    })
    .option('min-score', {
      type: 'number',
      requiresArg: true,
      describe: 'points each submission must reach (default: all)',
    })
    .option('isolation', {
      choices: ['auto', 'process', 'bwrap'] as const,
      default: 'auto' as const,
      describe: 'how student code is kept apart',
    })
    .option('cache', {
      type: 'boolean',
      default: true,
      describe: 'reuse what was judged before; --no-cache judges everything anew',
    });

/** From here on it pays to have children started by a process of its own. */
const largeBatch = 40;

/** @returns the exit code: 0 when every submission reached the score, else 1 */
export async function handler(options: Options): Promise<number> {
  if (!Number.isInteger(options.jobs) || options.jobs < 1) {
    throw new UsageError('--jobs takes a whole number from 1.');
  }
  if (options.minScore !== undefined && !(options.minScore >= 0))
    throw new UsageError('--min-score takes a number of points from 0.');
  const root = chooseRoot(options);
  const submissions = collectSubmissions(options.paths);
  const assignment = await chooseAssignmentFor(root, options.assignment, submissions);
  const jobs = Math.min(options.jobs, submissions.length);
  const targets = chooseReports(
    { name: options.format, path: options.out ?? null },
    options.report,
    submissions.length,
  );
  const reports = await openReports(targets, assignment, process.env);
  try {
    const isReached = await withSession(
      {
        root,
        assignment,
        isolation: options.isolation,
        jobs,
        publicOnly: false,
        remember: options.cache,
        wantsWork: wantsWork(targets),
        batch: submissions.length > largeBatch,
      },
      (grader) => gradeBatch(submissions, grader, reports, { ...options, jobs }),
    );
    await reports.commit();
    return isReached ? 0 : 1;
  } catch (error) {
    await reports.discard();
    throw error;
  }
}

/** Writes each row as it comes. @returns whether every submission reached the score */
async function gradeBatch(
  submissions: readonly Submission[],
  grader: Grader,
  reports: OpenReports,
  { jobs, minScore, cache }: Options,
): Promise<boolean> {
  process.stderr.write(`${describeIsolation(grader.sandbox.isolation)}\n`);
  const progress = startProgress(submissions.length, cache);
  let isReached = true;
  try {
    for await (const { report, work } of mapInOrder(submissions, jobs, (item) =>
      gradeSubmission(item, grader),
    )) {
      isReached &&= reachesScore(report, minScore);
      await reports.row(validateRow(report), work);
      progress.advance();
    }
  } finally {
    progress.stop();
  }
  return isReached;
}

/** `auto` may have taken either: whoever grades strangers' code should know which. */
function describeIsolation(isolation: Sandbox['isolation']): string {
  return isolation === 'bwrap'
    ? 'Student code runs under bubblewrap.'
    : 'Student code runs in plain processes, with no bubblewrap around them (README: what the sandbox promises).';
}

/** A rejected file reaches no score, not even 0: nobody's work was read. */
function reachesScore(row: SubmissionReport, minScore: number | undefined): boolean {
  return row.status === 'graded' && row.score >= (minScore ?? row.maxScore);
}

import type { Argv } from 'yargs';
import { collectSubmissions, mapInOrder, UsageError } from '../batch';
import type { Report, SubmissionReport } from '../domain';
import { gradeSubmission } from '../grade';
import { formats, reporters, validateReport, type Format } from '../reporters';
import type { SandboxOptions } from '../sandbox';
import { startProgress } from './progress';
import { chooseAssignmentFor, chooseRoot, defaultJobs, withSession, type CommonOptions } from './session';
import { writeOutput } from './writeOutput';

export const command = 'grade <paths..>';
export const describe = 'grade notebooks: files, folders or globs';

interface Options extends CommonOptions {
  readonly paths: readonly string[];
  readonly format: Format;
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
    .option('format', { choices: formats, default: 'table' as const, describe: 'what to print on stdout' })
    .option('out', {
      type: 'string',
      requiresArg: true,
      describe: 'write the report to this file instead of stdout',
    })
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
  const rows = await withSession(
    {
      root,
      assignment,
      isolation: options.isolation,
      jobs,
      publicOnly: false,
      remember: options.cache,
      batch: submissions.length > largeBatch,
    },
    async (grader) => {
      const progress = startProgress(submissions.length);
      const done: SubmissionReport[] = [];
      try {
        const graded = mapInOrder(submissions, jobs, (submission) => gradeSubmission(submission, grader));
        for await (const row of graded) {
          done.push(row);
          progress.advance();
        }
      } finally {
        progress.stop();
      }
      return done;
    },
  );
  const report: Report = validateReport({ schemaVersion: 1, assignment: assignment.name, submissions: rows });
  await writeOutput(options.out, (color) => reporters[options.format](report, { color }));
  return rows.every((row) => reachesScore(row, options.minScore)) ? 0 : 1;
}

/** A rejected file reaches no score, not even 0: nobody's work was read. */
function reachesScore(row: SubmissionReport, minScore: number | undefined): boolean {
  return row.status === 'graded' && row.score >= (minScore ?? row.maxScore);
}

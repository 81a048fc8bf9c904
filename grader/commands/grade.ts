import { reachesScore } from '../report/marks';
import type { Argv } from 'yargs';
import { describeShard, gatherSubmissions, mapInOrder, parseShard, takeShard } from '../batch';
import type { Submission } from '../domain';
import { chooseZone } from '../gradebook/resolveLocal';
import type { Grader } from '../grading/grader';
import { openReports, type OpenReports } from '../output/openReports';
import { validateRow } from '../report/validateRow';
import type { FormatName } from '../reporters';
import { startProgress } from '../runs/progress';
import { withBatch, type BatchGrader } from '../runs/batchGrader';
import {
  recordingOptions,
  withRecording,
  type AttemptTerms,
  type RecordingOptions,
} from '../runs/withRecording';
import { withRun, type Run } from '../runs/withRun';
import type { SandboxOptions } from '../sandbox';
import { UsageError } from '../utils/usageError';
import { chooseAssignmentsFor, chooseRoot, listGenericNames, type CommonOptions } from './chooseAssignment';
import {
  describeIsolation,
  gitRangeOption,
  isolationOption,
  jobsOption,
  pathsOption,
  requireJobs,
  studentOptions,
} from './gradingOptions';
import {
  chooseReports,
  formatOption,
  minScoreOption,
  languageOption,
  outOption,
  reportOption,
  wantsWork,
  type LanguageOptions,
} from './reportOptions';

export const command = 'grade [paths..]';
export const describe = 'grade notebooks: files, folders, globs, zips, a list or a git range';

interface Options extends CommonOptions, RecordingOptions, LanguageOptions {
  readonly paths: readonly string[];
  readonly gitRange: string | undefined;
  readonly student: string | undefined;
  readonly studentFrom: string | undefined;
  readonly format: FormatName;
  readonly report: readonly string[];
  readonly out: string | undefined;
  readonly jobs: number;
  readonly minScore: number | undefined;
  readonly isolation: SandboxOptions['isolation'];
  readonly cache: boolean;
  readonly types: boolean;
  readonly shard: string | undefined;
  readonly resume: boolean;
}

export const builder = (argv: Argv) =>
  argv
    .positional('paths', {
      ...pathsOption,
      describe: 'notebooks, folders, globs or zips; - for a list of them on stdin',
    })
    .option('git-range', gitRangeOption)
    .option('format', formatOption)
    .option('out', outOption)
    .option('report', reportOption)
    .option('language', languageOption)
    .option('jobs', jobsOption)
    .option('min-score', minScoreOption)
    .option('isolation', isolationOption)
    .option('cache', {
      type: 'boolean',
      default: true,
      describe: 'reuse what was judged before; --no-cache judges everything anew',
    })
    .option('types', {
      type: 'boolean',
      default: false,
      describe: 'warn of cells that the kernel refuses, as check does: takes seconds more',
    })
    .option('shard', {
      type: 'string',
      requiresArg: true,
      describe: 'I/N: grade the I-th part of N; grader merge joins the reports',
    })
    .option('resume', {
      type: 'boolean',
      default: false,
      describe: 'go on with a run of this command that was interrupted',
    })
    .options(studentOptions)
    .options(recordingOptions);

/** From here on it pays to have children started by a process of its own. */
const largeBatch = 40;

/** @returns the exit code: 0 when every submission reached the score, else 1 */
export async function handler(options: Options): Promise<number> {
  requireJobs(options.jobs);
  if (options.minScore !== undefined && !(options.minScore >= 0))
    throw new UsageError('--min-score takes a number of points from 0.');
  const root = chooseRoot(options);
  const shard = options.shard === undefined ? null : parseShard(String(options.shard));
  const batch = await gatherSubmissions({ ...options, genericNames: listGenericNames(root) });
  if (batch.length === 0) process.stderr.write(`grader: ${describeEmptyRange(options.gitRange)}\n`);
  const submissions = shard === null ? batch : takeShard(batch, shard);
  const sorted = await chooseAssignmentsFor(root, options.assignment, batch);
  const jobs = Math.max(1, Math.min(options.jobs, submissions.length));
  const targets = chooseReports(
    { name: options.format, path: options.out ?? null },
    options.report,
    submissions.length,
  );
  const reports = await openReports(targets, sorted.assignments, process.env, {
    ...(shard === null ? {} : { shard: describeShard(batch, shard) }),
    ...(options.language === undefined ? {} : { language: options.language }),
    inputs: { files: [...options.paths, ...submissions.map(({ file }) => file)], root },
  });
  try {
    const isReached = await withBatch(
      sorted,
      {
        root,
        isolation: options.isolation,
        concurrency: jobs,
        publicOnly: false,
        remember: options.cache,
        wantsWork: wantsWork(targets),
        types: options.types,
        batch: submissions.length > largeBatch,
      },
      (grader) =>
        withRun(
          grader,
          {
            root,
            resume: options.resume,
            total: submissions.length,
            request: {
              paths: options.paths,
              gitRange: options.gitRange ?? null,
              shard,
              types: options.types,
            },
          },
          (run) =>
            withRecording(
              options,
              {
                root,
                submissions,
                termsOf: (submission) => describeTerms(grader.graderFor(submission)),
              },
              run,
              async (recorded) => {
                const everyone = await gradeBatch(submissions, grader, recorded, reports, {
                  ...options,
                  jobs,
                });
                await reports.commit();
                return everyone;
              },
            ),
        ),
    );
    return isReached ? 0 : 1;
  } catch (error) {
    await reports.discard();
    throw error;
  }
}

/** Writes each row as it comes. @returns whether every submission reached the score */
async function gradeBatch(
  submissions: readonly Submission[],
  grader: BatchGrader,
  run: Run,
  reports: OpenReports,
  { jobs, minScore, cache }: Options,
): Promise<boolean> {
  process.stderr.write(`${describeIsolation(grader.isolation)}\n`);
  const progress = startProgress(submissions.length, cache, run.canResume);
  let isReached = true;
  try {
    const grade = async (submission: Submission) => ({
      ...(await run.grade(submission)),
      owners: submission.owners,
    });
    for await (const { report, work, owners } of mapInOrder(submissions, jobs, grade)) {
      isReached &&= reachesScore(report, minScore);
      await reports.row(validateRow({ ...report, owners }), work);
      progress.advance();
    }
  } finally {
    progress.stop();
  }
  return isReached;
}

function describeTerms(grader: Grader | null): AttemptTerms | null {
  if (grader === null) return null;
  const { assignment, filesDigest } = grader.prepared;
  return { assignment: assignment.name, revision: filesDigest, timeZone: chooseZone(assignment.deadline) };
}

/** A push that changed no notebook is no fault. */
function describeEmptyRange(range = ''): string {
  return `no notebook was added or changed in ${range}: nothing to grade`;
}

import type { Argv } from 'yargs';
import { collectSubmissions } from '../batch';
import { UsageError } from '../utils/usageError';
import type { Submission } from '../domain';
import { hasFullMarks } from '../report/marks';
import { validateRow } from '../report/validateRow';
import type { Assignments } from '../reporters';
import { renderStudentCheck } from '../reporters/studentCheck';
import { chooseReports, reportOption, wantsWork } from './reportOptions';
import { openReports, type ReportTarget } from '../output/openReports';
import { chooseAssignmentsFor, chooseRoot, type CommonOptions } from './chooseAssignment';
import { withBatch, type BatchGrader } from '../runs/batchGrader';
import { watchNotebook } from '../watch/watchNotebook';
import { wantsColor, writeStdout } from '../output/writeOutput';

export const command = 'check <notebook>';
export const describe = 'check one notebook as a student: public cases and hints';

interface Options extends CommonOptions {
  readonly notebook: string;
  readonly watch: boolean;
  readonly report: readonly string[];
}

export const builder = (argv: Argv) =>
  argv
    .positional('notebook', {
      type: 'string',
      demandOption: true,
      describe: 'the notebook, or its folder',
    })
    .option('watch', {
      type: 'boolean',
      default: false,
      describe: 'check again at each save, until q or Ctrl-C',
    })
    .option('report', reportOption);

/** @returns the exit code: 0 when every public check passes (with --watch: when it is ended), else 1 */
export async function handler(options: Options): Promise<number> {
  const root = chooseRoot(options);
  const submissions = collectSubmissions([options.notebook]);
  if (options.watch && options.report.length > 0)
    throw new UsageError(
      '--watch shows each check on the screen and writes no reports: leave out one of the two.',
    );
  const targets = chooseReports(null, options.report, submissions.length);
  const sorted = await chooseAssignmentsFor(root, options.assignment, submissions);
  const work = options.watch
    ? watchOne(options.notebook, submissions, sorted.question)
    : checkAll(submissions, sorted.assignments, targets);
  return withBatch(
    sorted,
    {
      root,
      isolation: 'auto',
      concurrency: 1,
      publicOnly: true,
      remember: false,
      batch: false,
      types: true,
      wantsWork: wantsWork(targets),
    },
    work,
  );
}

function checkAll(
  submissions: readonly Submission[],
  assignments: Assignments,
  targets: readonly ReportTarget[],
): (grader: BatchGrader) => Promise<number> {
  return async (grader) => {
    const reports = await openReports(targets, assignments, process.env, {
      inputs: { files: submissions.map(({ file }) => file), root: null },
    });
    try {
      const rows = [];
      for (const submission of submissions) {
        const { report, work } = await grader.grade(submission);
        rows.push(report);
        await reports.row(validateRow(report), work);
      }
      await writeStdout(rows.map((row) => renderStudentCheck(row, wantsColor())).join('\n'));
      await reports.commit();
      return rows.every(hasFullMarks) ? 0 : 1;
    } catch (error) {
      await reports.discard();
      throw error;
    }
  };
}

/** @throws UsageError when there are several: a screen has room for one, and a student writes at one */
function watchOne(
  named: string,
  submissions: readonly Submission[],
  question: string,
): (grader: BatchGrader) => Promise<number> {
  const [first, ...others] = submissions;
  if (first === undefined || others.length > 0)
    throw new UsageError(
      `--watch follows one notebook, but ${named} holds ${submissions.length}: name one of them, such as ${first?.file}.`,
    );
  return (grader) => {
    const own = grader.graderFor(first);
    if (own === null) throw new UsageError(`${first.file} ${question}.`);
    return watchNotebook(first, own);
  };
}

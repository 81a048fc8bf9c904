import { reachesScore } from '../report/marks';
import type { Argv } from 'yargs';
import type { SubmissionReport } from '../domain';
import {
  createMixedMatcher,
  findAssignments,
  mergeRows,
  openReportFile,
  requireCount,
  requireShards,
  type ReportFile,
} from '../merge';
import { openReports, type OpenReports, type ReportTarget } from '../output/openReports';
import { formats, type Assignments, type FormatName } from '../reporters';
import { UsageError } from '../utils/usageError';
import { chooseAssignment, chooseRoot, type CommonOptions } from './chooseAssignment';
import {
  chooseReports,
  formatOption,
  languageOption,
  minScoreOption,
  outOption,
  reportOption,
  type LanguageOptions,
} from './reportOptions';

export const command = 'merge <reports..>';
export const describe = 'join the reports of shards into what one run would have printed';

interface Options extends CommonOptions, LanguageOptions {
  readonly reports: readonly string[];
  readonly format: FormatName;
  readonly report: readonly string[];
  readonly out: string | undefined;
  readonly minScore: number | undefined;
}

export const builder = (argv: Argv) =>
  argv
    .positional('reports', {
      type: 'string',
      array: true,
      demandOption: true,
      describe: 'what grader grade wrote with --format json or jsonl',
    })
    .option('format', formatOption)
    .option('out', outOption)
    .option('report', reportOption)
    .option('language', languageOption)
    .option('min-score', minScoreOption);

/** @returns the exit code: 0 when every submission reached the score, else 1 */
export async function handler(options: Options): Promise<number> {
  if (options.minScore !== undefined && !(options.minScore >= 0))
    throw new UsageError('--min-score takes a number of points from 0.');
  const root = chooseRoot(options);
  const choose = (rows: number): readonly ReportTarget[] =>
    chooseReports({ name: options.format, path: options.out ?? null }, options.report, rows);
  requireRowsOnly([options.format]);
  requireRowsOnly(choose(1).map(({ name }) => name));
  const files: ReportFile[] = [];
  try {
    for (const path of options.reports) files.push(await openReportFile(path));
    const told = findAssignments(files);
    if (told.length > 0 && options.assignment !== undefined && told.join() !== options.assignment)
      throw new UsageError(
        `These are reports of ${told.map((name) => JSON.stringify(name)).join(', ')}, not of ${JSON.stringify(options.assignment)}.`,
      );
    requireShards(files);
    const [first, ...others] = told;
    const assignments: Assignments = [
      chooseAssignment(root, options.assignment ?? first),
      ...others.map((name) => chooseAssignment(root, name)),
    ];
    const match = createMixedMatcher(assignments);
    // All is read before a word is written: of a merge that cannot be whole there is nothing.
    const rows = await countRows(mergeRows(files, match));
    requireCount(files, rows);
    const { language } = options;
    const reports = await openReports(choose(rows), assignments, process.env, {
      ...(language === undefined ? {} : { language }),
      inputs: { files: [], root },
    });
    return await writeMerged(mergeRows(files, match), reports, options.minScore);
  } finally {
    for (const file of files) await file.close();
  }
}

async function countRows(rows: AsyncGenerator): Promise<number> {
  let count = 0;
  while ((await rows.next()).done !== true) count += 1;
  return count;
}

async function writeMerged(
  merged: AsyncIterable<{ readonly row: SubmissionReport }>,
  reports: OpenReports,
  minScore: number | undefined,
): Promise<number> {
  let isReached = true;
  try {
    for await (const { row } of merged) {
      isReached &&= reachesScore(row, minScore);
      await reports.row(row, null);
    }
    await reports.commit();
  } catch (error) {
    await reports.discard();
    throw error;
  }
  return isReached ? 0 : 1;
}

/** @throws UsageError for a format that shows more than rows */
function requireRowsOnly(names: readonly FormatName[]): void {
  const name = names.find((item) => formats[item].wantsWork);
  if (name === undefined) return;
  throw new UsageError(
    `${name} shows the students' own work, which reports do not hold: have it written where the notebooks are, by grader grade with --report ${name}=PATH.`,
  );
}

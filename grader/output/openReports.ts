import { appendFile } from 'node:fs/promises';
import type { ReportShard, SubmissionReport, Work } from '../domain';
import { formats, type Format, type FormatName, type ReportContext, type Reporter } from '../reporters';
import { openOutput, type Output } from './openOutput';
import { openSite } from './openSite';
import { noInputs, requireReplaceable, type Inputs } from './requireReplaceable';
import { describeWriteFault } from './wholeFile';
import { wantsColor } from './writeOutput';

/** A report's format and file; without a path it goes to stdout. */
export interface ReportTarget {
  readonly name: FormatName;
  readonly path: string | null;
}

/** Reports being written; each row is written to all of them. */
export interface OpenReports {
  readonly row: (row: SubmissionReport, work: Work | null) => Promise<void>;
  /** Completes all reports; only then do their files and folders get their names. */
  readonly commit: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

/** `end` completes the report, and `commit` gives it its name: no report gets its name before all are complete. */
interface OpenReport extends OpenReports {
  readonly end: () => Promise<void>;
}

/**
 * Opens reports: all of them, or none when one cannot be opened.
 * @param options.shard the part of a batch that they are about; left out for a whole batch
 * @param options.inputs what they must not take the place of
 * @throws UsageError when one would
 */
export async function openReports(
  targets: readonly ReportTarget[],
  assignment: ReportContext['assignment'],
  env: NodeJS.ProcessEnv,
  { shard, inputs = noInputs }: { readonly shard?: ReportShard; readonly inputs?: Inputs } = {},
): Promise<OpenReports> {
  const open: OpenReport[] = [];
  const discard = async (): Promise<void> => {
    for (const report of open) await report.discard();
  };
  try {
    for (const { name, path } of targets) {
      const context = {
        assignment,
        color: path === null && wantsColor(),
        ...(shard === undefined ? {} : { shard }),
      };
      open.push(...(await openReport(formats[name], path, context, { env, inputs })));
    }
  } catch (error) {
    await discard();
    throw error;
  }
  return {
    async row(row, work) {
      for (const report of open) await report.row(row, work);
    },
    async commit() {
      for (const report of open) await report.end();
      for (const report of open) await report.commit();
    },
    discard,
  };
}

async function openReport(
  format: Format,
  path: string | null,
  context: ReportContext,
  { env, inputs }: { readonly env: NodeJS.ProcessEnv; readonly inputs: Inputs },
): Promise<readonly OpenReport[]> {
  if (format.kind === 'site') {
    const site = await openSite(path ?? '');
    const reporter = format.create(context);
    return [
      {
        row: (row, work) => site.write(reporter.row(row, work)),
        end: () => site.write(reporter.end()),
        commit: site.commit,
        discard: site.discard,
      },
    ];
  }
  const reporter = format.create(context);
  if (path !== null) requireReplaceable(path, inputs, reporter.start());
  const main = openText(await openOutput(path ?? undefined), reporter);
  const file = format.summary === undefined ? '' : (env[format.summary.variable] ?? '');
  if (format.summary === undefined || file === '') return [main];
  return [main, openText(gatherAppended(file), format.summary.create({ ...context, color: false }))];
}

/** A report as text. Its start is written together with the first row, so that an error before leaves stdout empty. */
function openText(output: Output, reporter: Reporter): OpenReport {
  let hasBegun = false;
  const write = async (text: string): Promise<void> => {
    const whole = hasBegun ? text : reporter.start() + text;
    hasBegun = true;
    if (whole !== '') await output.write(whole);
  };
  return {
    row: (row, work) => write(reporter.row(row, work)),
    end: () => write(reporter.end()),
    commit: () => output.commit(),
    discard: () => output.discard(),
  };
}

/** A file that other programs write to as well: the text is appended in one piece, by `commit`. */
function gatherAppended(file: string): Output {
  let gathered = '';
  return {
    write(text) {
      gathered += text;
      return Promise.resolve();
    },
    async commit() {
      await appendFile(file, gathered).catch((error: unknown) => {
        throw describeWriteFault(file, error as NodeJS.ErrnoException);
      });
    },
    discard: () => Promise.resolve(),
  };
}

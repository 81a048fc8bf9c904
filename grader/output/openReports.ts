import { appendFile } from 'node:fs/promises';
import type { SubmissionReport, Work } from '../domain';
import { formats, type Format, type FormatName, type ReportContext, type Reporter } from '../reporters';
import { openOutput, type Output } from './openOutput';
import { openSite } from './openSite';
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
  /** What to tell, a sentence each; known after the end. */
  readonly notes: () => readonly string[];
}

/**
 * Opens reports: all of them, or none when one cannot be opened. What a report has to tell its reader beside its text is
 * told on stderr when all are complete.
 * @param terms the part of a batch that they are about, left out for a whole batch; the language of a Moodle site
 */
export async function openReports(
  targets: readonly ReportTarget[],
  assignment: ReportContext['assignment'],
  env: NodeJS.ProcessEnv,
  terms: Pick<ReportContext, 'shard' | 'language'> = {},
): Promise<OpenReports> {
  const open: OpenReport[] = [];
  const discard = async (): Promise<void> => {
    for (const report of open) await report.discard();
  };
  try {
    for (const { name, path } of targets) {
      const context = { ...terms, assignment, color: path === null && wantsColor() };
      open.push(
        ...(await openReport(formats[name], path, context, env)).map((report) => prefixNotes(report, name)),
      );
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
      for (const note of open.flatMap((report) => report.notes())) process.stderr.write(`grader: ${note}\n`);
    },
    discard,
  };
}

function prefixNotes(report: OpenReport, name: FormatName): OpenReport {
  return { ...report, notes: () => report.notes().map((note) => `${name}: ${note}`) };
}

async function openReport(
  format: Format,
  path: string | null,
  context: ReportContext,
  env: NodeJS.ProcessEnv,
): Promise<readonly OpenReport[]> {
  if (format.kind === 'site') {
    const site = await openSite(path ?? '');
    const reporter = format.create(context);
    return [
      {
        row: (row, work) => site.write(reporter.row(row, work)),
        end: () => site.write(reporter.end()),
        notes: () => [],
        commit: site.commit,
        discard: site.discard,
      },
    ];
  }
  const main = openText(await openOutput(path ?? undefined), format.create(context));
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
    notes: () => reporter.notes?.() ?? [],
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

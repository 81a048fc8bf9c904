import { appendFile } from 'node:fs/promises';
import type { SubmissionReport, Work } from '../domain';
import {
  formats,
  reportParts,
  reportSites,
  type Assignments,
  type Format,
  type FormatName,
  type ReportContext,
  type Reporter,
  type TextFormat,
} from '../reporters';
import { UsageError } from '../utils/usageError';
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

/** What reports are written on, beside their assignments. */
export interface ReportTerms extends Pick<ReportContext, 'shard' | 'language'> {
  readonly inputs?: Inputs;
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
 * @param assignments of which the rows are
 * @param options.shard the part of a batch that they are about; left out for a whole batch
 * @param options.language of a Moodle site
 * @param options.inputs what they must not take the place of
 * @throws UsageError when one would, or for a format that takes one assignment, where there are several
 */
export async function openReports(
  targets: readonly ReportTarget[],
  assignments: Assignments,
  env: NodeJS.ProcessEnv,
  { inputs = noInputs, ...terms }: ReportTerms = {},
): Promise<OpenReports> {
  const open: OpenReport[] = [];
  const discard = async (): Promise<void> => {
    for (const report of open) await report.discard();
  };
  try {
    const [assignment, ...others] = assignments;
    for (const { name, path } of targets) {
      requireOne(name, assignments);
      const context: ReportContext = {
        ...terms,
        assignment,
        ...(others.length === 0 ? {} : { mixed: assignments.map((item) => item.name) }),
        color: path === null && wantsColor(),
      };
      const reports = await openReport(formats[name], path, context, { assignments, env, inputs });
      open.push(...reports.map((report) => prefixNotes(report, name)));
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
  {
    assignments,
    env,
    inputs,
  }: { readonly assignments: Assignments; readonly env: NodeJS.ProcessEnv; readonly inputs: Inputs },
): Promise<readonly OpenReport[]> {
  if (format.kind === 'site') {
    const site = await openSite(path ?? '');
    const isMixed = context.mixed !== undefined && format.mixes === 'parts';
    const reporter = isMixed ? reportSites(format.create, context, assignments) : format.create(context);
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
  const create = (part: Pick<TextFormat, 'create' | 'mixes'>, shown: ReportContext): Reporter =>
    shown.mixed !== undefined && part.mixes === 'parts'
      ? reportParts(part.create, shown, assignments)
      : part.create(shown);
  const reporter = create(format, context);
  if (path !== null) requireReplaceable(path, inputs, reporter.begins ?? [reporter.start()]);
  const main = openText(await openOutput(path ?? undefined), reporter);
  const file = format.summary === undefined ? '' : (env[format.summary.variable] ?? '');
  if (format.summary === undefined || file === '') return [main];
  return [main, openText(gatherAppended(file), create(format.summary, { ...context, color: false }))];
}

function requireOne(name: FormatName, assignments: Assignments): void {
  if (assignments.length === 1 || formats[name].mixes !== 'one') return;
  const names = assignments.map((item) => item.name).join(', ');
  throw new UsageError(
    `${name} is a table of one assignment, but these are of several (${names}): grade each by itself, or take another format.`,
  );
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

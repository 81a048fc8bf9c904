import type { ReportTarget } from '../output/openReports';
import { formatNames, formats } from '../reporters';
import { moodleLanguageNames, type MoodleLanguage } from '../reporters/imports';
import { UsageError } from '../utils/usageError';

/** Options of a command that writes reports. */
export const formatOption = {
  choices: formatNames,
  default: 'table' as const,
  requiresArg: true,
  describe: 'what to print on stdout',
};

export const outOption = {
  type: 'string',
  requiresArg: true,
  describe: 'write that to this file instead of stdout',
} as const;

export const minScoreOption = {
  type: 'number',
  requiresArg: true,
  describe: 'points each submission must reach (default: all)',
} as const;

export const reportOption = {
  type: 'string',
  array: true,
  requiresArg: true,
  nargs: 1,
  default: [] as readonly string[],
  describe: 'FORMAT=PATH: one more report, in another format; may be given again',
} as const;

export interface LanguageOptions {
  readonly language: MoodleLanguage | undefined;
}

export const languageOption = {
  choices: moodleLanguageNames,
  requiresArg: true,
  describe: 'language of the Moodle site, whose worksheet has its column titles (default: en)',
} as const;

/**
 * The reports that were asked for: one on stdout or in `--out`, where there is one, and every `--report FORMAT=PATH`.
 * @throws UsageError for a format that is not there, a path that is given twice, or more submissions than a format takes
 */
export function chooseReports(
  main: ReportTarget | null,
  report: readonly string[],
  submissions: number,
): readonly ReportTarget[] {
  const targets = [...(main === null ? [] : [main]), ...report.map(parseReport)];
  const paths = targets.flatMap(({ path }) => (path === null ? [] : [path]));
  const repeated = paths.find((path, index) => paths.indexOf(path) !== index);
  if (repeated !== undefined)
    throw new UsageError(`Two reports are to be written to ${repeated}: give each a path of its own.`);
  for (const { name, path } of targets) {
    const { kind, takes } = formats[name];
    if (kind === 'site' && path === null)
      throw new UsageError(`${name} is a folder of pages: say where with --report ${name}=FOLDER.`);
    if (takes === 'one' && submissions > 1)
      throw new UsageError(
        `${name} takes one submission, but there are ${submissions}: name a single notebook.`,
      );
  }
  return targets;
}

/** Whether one of them shows the students' own work. */
export function wantsWork(targets: readonly ReportTarget[]): boolean {
  return targets.some(({ name }) => formats[name].wantsWork);
}

function parseReport(option: string): ReportTarget {
  const at = option.indexOf('=');
  const [name, path] = at === -1 ? [option, ''] : [option.slice(0, at), option.slice(at + 1)];
  const known = formatNames.find((item) => item === name);
  if (known === undefined)
    throw new UsageError(
      `--report ${option}: there is no format "${name}"; there are ${formatNames.join(', ')}.`,
    );
  if (path === '') throw new UsageError(`--report ${option} names no path: write --report ${name}=PATH.`);
  return { name: known, path };
}

import { classroom } from './classroom';
import { github } from './github';
import { canvas, csv, moodle, moodleGradebook } from './gradebook';
import { gradescope } from './gradescope';
import { html } from './html';
import { json } from './json';
import { jsonl } from './jsonl';
import { junit } from './junit';
import { markdown } from './markdown';
import type { Format } from './reporter';
import { table } from './table';

export { reportParts, reportSites, type Assignments } from './reportParts';
export type { Format, Page, Reporter, ReportContext, SiteReporter, TextFormat } from './reporter';

/** One reporter a format, under the name that `--format` and `--report` take. */
export const formats = {
  table,
  json,
  jsonl,
  markdown,
  junit,
  github,
  classroom,
  gradescope,
  csv,
  canvas,
  moodle,
  'moodle-gradebook': moodleGradebook,
  html,
} satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as readonly FormatName[];

import { json } from './json';
import type { Format } from './reporter';
import { table } from './table';

export type { Format, Page, Reporter, ReportContext, SiteReporter, TextFormat } from './reporter';
export { validateRow } from './validateRow';

/** One reporter a format, under the name that `--format` and `--report` take. */
export const formats = { table, json } satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as readonly FormatName[];

import type { Report } from '../domain';
import { renderJson } from './json';
import { renderTable } from './table';

export { validateReport } from './validateReport';

/** What a reporter may know of its reader. */
export interface RenderOptions {
  readonly color: boolean;
}

export type Format = 'table' | 'json';

/** One reporter a format: a pure function from a report to text. */
export const reporters = {
  table: (report, { color }) => renderTable(report, color),
  json: (report) => renderJson(report),
} satisfies Record<Format, (report: Report, options: RenderOptions) => string>;

export const formats = Object.keys(reporters) as readonly Format[];

import type { Report } from '../domain';

/** The whole report, two spaces deep, as `report.schema.json` describes it. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

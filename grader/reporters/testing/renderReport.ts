import type { SubmissionReport, Work } from '../../domain';
import type { TextFormat } from '../reporter';
import { initialization } from '../../testing/initialization';

/** The whole text of a report on the course's assignment. */
export function renderReport(
  format: TextFormat,
  rows: readonly SubmissionReport[],
  { color = false, work = null }: { readonly color?: boolean; readonly work?: Work | null } = {},
): string {
  const reporter = format.create({ assignment: initialization, color });
  return [reporter.start(), ...rows.map((row) => reporter.row(row, work)), reporter.end()].join('');
}

import type { SubmissionReport, Work } from '../../domain';
import type { ReportContext, TextFormat } from '../reporter';
import { initialization } from '../../testing/initialization';

/** The whole text of a report on the course's assignment. */
export function renderReport(
  format: TextFormat,
  rows: readonly SubmissionReport[],
  {
    color = false,
    work = null,
    ...rest
  }: { readonly color?: boolean; readonly work?: Work | null } & Pick<ReportContext, 'language'> = {},
): string {
  const reporter = format.create({ ...rest, assignment: initialization, color });
  return [reporter.start(), ...rows.map((row) => reporter.row(row, work)), reporter.end()].join('');
}

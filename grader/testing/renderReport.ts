import { loadAssignment } from '../assignment';
import type { SubmissionReport, Work } from '../domain';
import type { TextFormat } from '../reporters/reporter';
import { repository } from './runCli';

/** The whole text of a report on the course's assignment. */
export function renderReport(
  format: TextFormat,
  rows: readonly SubmissionReport[],
  { color = false, work = null }: { readonly color?: boolean; readonly work?: Work | null } = {},
): string {
  const reporter = format.create({ assignment: loadAssignment(repository, 'initialization'), color });
  return [reporter.start(), ...rows.map((row) => reporter.row(row, work)), reporter.end()].join('');
}

import { createColors } from 'picocolors';
import type { DoctorFinding } from './finding';

const MARKS = { ok: '✓', missing: '✗', note: '•' } as const;
const PAINTS = { ok: 'green', missing: 'red', note: 'yellow' } as const;

/** One line a thing; under what is missing the command that mends it; last what to do next. */
export function renderFindings(findings: readonly DoctorFinding[], color: boolean): string {
  const colors = createColors(color);
  const lines = findings.flatMap(({ status, message, mend }) => [
    `${colors[PAINTS[status]](MARKS[status])} ${message}`,
    ...(mend === null ? [] : [`    ${mend}`]),
  ]);
  return `${[...lines, '', describeEnd(findings)].join('\n')}\n`;
}

function describeEnd(findings: readonly DoctorFinding[]): string {
  const missing = findings.filter(({ status }) => status === 'missing').length;
  if (missing === 0) return 'Nothing is missing: "grader start" opens the notebook.';
  return missing === 1
    ? 'One thing is missing: do what stands under the ✗, then run "grader doctor" again.'
    : `${missing} things are missing: do what stands under each ✗, from the top, then run "grader doctor" again.`;
}

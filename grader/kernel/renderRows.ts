import type { CheckReport } from '../domain';
import { paints } from '../drawing/frame';
import { escapeHtml } from '../lab/escapeHtml';
import type { Showing } from '../lab/show';

type Status = CheckReport['status'];

const marks = { passed: '✓', failed: '✗', skipped: '–' } satisfies Record<Status, string>;
const colors = {
  passed: paints.good,
  failed: paints.bad,
  skipped: 'currentColor',
} satisfies Record<Status, string>;

/**
 * The checks of a function, one a row. A hint is shown once, however many checks share it.
 * @param shown hints that stand elsewhere already
 */
export function renderRows(
  functionName: string,
  checks: readonly CheckReport[],
  shown: readonly string[],
): Showing {
  const rows = checks.map((check, index) => {
    const before = checks.slice(0, index).filter((item) => item.status === 'failed');
    const isShown = shown.includes(check.hint) || before.some((item) => item.hint === check.hint);
    return { check, hint: check.status === 'failed' && !isShown ? check.hint : null };
  });
  const heads = ['', 'check', 'what it found', 'points'].map(
    (title) =>
      `<th scope="col" style="text-align:left">${title === '' ? '<span role="img" aria-label="result"></span>' : title}</th>`,
  );
  return {
    text: rows.map(({ check, hint }) => describeRow(check, hint)).join('\n'),
    html:
      `<table><caption style="text-align:left;caption-side:top;color:inherit">Public checks of ${escapeHtml(functionName)}</caption>` +
      `<thead><tr>${heads.join('')}</tr></thead><tbody>${rows.map(({ check, hint }) => renderRow(check, hint)).join('')}</tbody></table>`,
  };
}

function describeRow(check: CheckReport, hint: string | null): string {
  const line = `${marks[check.status]} ${check.id} (${describePoints(check)}): ${check.message}`;
  return hint === null ? line : `${line}\n    hint: ${hint}`;
}

function renderRow(check: CheckReport, hint: string | null): string {
  const mark = `<span style="color:${colors[check.status]};font-weight:bold" role="img" aria-label="${check.status}">${marks[check.status]}</span>`;
  const teaching = hint === null ? '' : `<br><em>${escapeHtml(hint)}</em>`;
  return (
    `<tr><td style="text-align:left">${mark}</td>` +
    `<th scope="row" style="text-align:left;font-weight:normal">${escapeHtml(check.id)}</th>` +
    `<td style="text-align:left;overflow-wrap:anywhere">${escapeHtml(check.message)}${teaching}</td>` +
    `<td style="text-align:left;white-space:nowrap">${describePoints(check)}</td></tr>`
  );
}

function describePoints({ points, maxPoints }: CheckReport): string {
  return `${points} of ${maxPoints}`;
}

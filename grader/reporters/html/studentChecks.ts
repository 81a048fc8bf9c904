import type { CheckReport, FunctionReport } from '../../domain';
import { cleanText, formatPoints } from '../../utils/cleanText';
import { markup, type Markup } from './markup';

const statuses = {
  passed: { tone: 'good', sign: '✓', words: 'passed' },
  failed: { tone: 'bad', sign: '✗', words: 'failed' },
  skipped: { tone: 'muted', sign: '–', words: 'not judged' },
} as const satisfies Record<CheckReport['status'], object>;

/** Every check of a function as one row: what became of it, its points, what it says, and a hint where it failed. */
export function showStudentChecks(fn: FunctionReport, id: string): Markup {
  const rows = fn.checks.map((check) => showCheck(check, id));
  const table = markup`<div class="scroll" role="region" tabindex="0" aria-label="Checks of ${fn.name}"><table class="checks">
<caption>Checks of ${fn.name}</caption>
<thead><tr><th scope="col">Check, result, points</th><th scope="col">What it found</th></tr></thead>
<tbody>
${rows}</tbody></table></div>`;
  if (fn.checks.length === 0) return markup`<p>There are no checks.</p>`;
  if (fn.checks.some(({ status }) => status !== 'skipped')) return table;
  return markup`<details><summary>None of the ${fn.checks.length} checks could be judged</summary>${table}</details>`;
}

/** The failed checks in short, each leading to its row. */
export function listFailedChecks(fn: FunctionReport, id: string): Markup | null {
  const failed = fn.checks.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return null;
  const items = failed.map(
    (check) =>
      markup`<li><a href="#${id}-check-${check.id}">${check.id}</a> <span class="bad">−${formatPoints(check.maxPoints - check.points)}</span>${showHidden(check)}</li>`,
  );
  return markup`<p>Checks that fail:</p><ul>${items}</ul>`;
}

function showCheck(check: CheckReport, id: string): Markup {
  const { tone, sign, words } = statuses[check.status];
  const hint =
    check.status === 'failed' ? markup`<p class="hint"><b>Hint:</b> ${cleanText(check.hint)}</p>` : null;
  const result = markup`<span class="${tone}"><span aria-hidden="true">${sign}</span> ${words}</span>, <span class="points">${formatPoints(check.points)} of ${formatPoints(check.maxPoints)}</span>`;
  return markup`<tr id="${id}-check-${check.id}"><th scope="row">${check.id}<br>${result}${showHidden(check)}</th><td>${cleanText(check.message)}${hint}</td></tr>
`;
}

function showHidden({ hidden }: CheckReport): Markup | null {
  return hidden ? markup` <span class="tag">hidden</span>` : null;
}

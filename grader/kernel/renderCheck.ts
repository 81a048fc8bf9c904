import { sumPoints } from '../checks';
import type { CheckReport, GradedFunction, Value } from '../domain';
import { escapeHtml } from '../lab/escapeHtml';
import type { Showing } from '../lab/show';
import type { Sample } from './check';

export type CheckResult =
  | { readonly kind: 'sentence'; readonly text: string }
  | {
      readonly kind: 'judged';
      readonly fn: GradedFunction;
      readonly checks: readonly CheckReport[];
      readonly sample: Sample | null;
    };

/** What `check` shows below its cell: HTML in a notebook, the same as text elsewhere. */
export function renderCheck(result: CheckResult): Showing {
  if (result.kind === 'sentence') return { text: result.text, html: `<p>${escapeHtml(result.text)}</p>` };
  const { fn, checks, sample } = result;
  const points = sumPoints(checks.map((check) => check.points));
  const allPass = checks.every((check) => check.status === 'passed');
  const closing = allPass
    ? `All public checks of ${fn.name} pass: ${points} of ${fn.points} points. Hidden cases are added when it is graded.`
    : `${fn.name} so far: ${points} of ${fn.points} points in the public checks.`;
  return {
    text: [...checks.map(describeCheck), ...(sample === null ? [] : describeSample(sample)), closing].join(
      '\n',
    ),
    html: `<table><tbody>${checks.map(renderRow).join('')}</tbody></table>${sample === null ? '' : renderSample(sample)}<p>${escapeHtml(closing)}</p>`,
  };
}

const marks = { passed: '✓', failed: '✗', skipped: '–' } as const;
const paints = { passed: '#1a7f37', failed: '#cf222e', skipped: '#6e7781' } as const;

function describeCheck(check: CheckReport): string {
  const hint = check.status === 'failed' ? `\n    hint: ${check.hint}` : '';
  return `${marks[check.status]} ${check.id}: ${check.message}${hint}`;
}

function renderRow(check: CheckReport): string {
  const hint = check.status === 'failed' ? `<br><em>${escapeHtml(check.hint)}</em>` : '';
  const mark = `<span style="color:${paints[check.status]}" role="img" aria-label="${check.status}">${marks[check.status]}</span>`;
  return (
    `<tr><td>${mark}</td><td style="text-align:left">${escapeHtml(check.id)}</td>` +
    `<td style="text-align:left">${escapeHtml(check.message)}${hint}</td></tr>`
  );
}

function describeSample({ call, expected, actual }: Sample): readonly string[] {
  const lines = ['', call];
  for (const [key, wanted] of listEntries(expected)) {
    lines.push(
      `  ${key} expected: ${describeEntry(wanted)}`,
      `  ${key} yours:    ${describeEntry(pickEntry(actual, key))}`,
    );
  }
  return [...lines, ''];
}

function renderSample({ call, expected, actual }: Sample): string {
  const rows = listEntries(expected).map(([key, wanted]) => {
    const cells = [key, describeEntry(wanted, '\n '), describeEntry(pickEntry(actual, key), '\n ')];
    return `<tr>${cells.map((cell) => `<td style="text-align:left;white-space:pre;font-family:monospace">${escapeHtml(cell)}</td>`).join('')}</tr>`;
  });
  return `<table><thead><tr><th style="text-align:left">${escapeHtml(call)}</th><th style="text-align:left">expected</th><th style="text-align:left">yours</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function listEntries(value: Value): readonly (readonly [string, Value])[] {
  return value.kind === 'record' ? [...value.entries] : [['result', value]];
}

function pickEntry(actual: Value | string, key: string): Value | string {
  if (typeof actual === 'string' || actual.kind !== 'record') return actual;
  return actual.entries.get(key) ?? 'missing';
}

/** A matrix row by row to eight decimals, as the course prints them; a large one by its shape. */
function describeEntry(value: Value | string, separator = ' '): string {
  if (typeof value === 'string') return value;
  switch (value.kind) {
    case 'matrix': {
      if (value.data.length > 40) return `matrix of shape (${value.rows}, ${value.columns})`;
      const rows = Array.from({ length: value.rows }, (_, row) =>
        value.data.slice(row * value.columns, (row + 1) * value.columns),
      );
      return `[${rows.map((row) => `[${row.map(formatEntry).join(', ')}]`).join(`,${separator}`)}]`;
    }
    case 'record':
      return `object with ${value.entries.size} entries`;
    case 'list':
      return `[${value.items
        .slice(0, 12)
        .map((item) => describeEntry(item))
        .join(', ')}${value.items.length > 12 ? ', …' : ''}]`;
    case 'number':
      return formatEntry(value.value);
    case 'other':
      return value.description;
    default:
      return String(value.value);
  }
}

function formatEntry(value: number): string {
  return String(Number(value.toFixed(8)));
}

import type { Value } from '../domain';
import { escapeHtml } from '../lab/escapeHtml';
import type { Showing } from '../lab/show';
import type { Sample } from './chooseSample';

/** One call, what it should give beside what it gave, key by key. */
export function renderSample({ call, expected, actual }: Sample): Showing {
  const entries = listEntries(expected).map(([key, wanted]) => ({
    key,
    wanted,
    found: pickEntry(actual, key),
  }));
  const lines = entries.flatMap(({ key, wanted, found }) => [
    `  ${key} expected: ${describeEntry(wanted)}`,
    `  ${key} yours:    ${describeEntry(found)}`,
  ]);
  const rows = entries.map(
    ({ key, wanted, found }) =>
      `<tr><th scope="row" style="text-align:left">${escapeHtml(key)}</th>${[wanted, found].map(renderCell).join('')}</tr>`,
  );
  const heads = ['key', 'expected', 'yours'].map(
    (title) => `<th scope="col" style="text-align:left">${title}</th>`,
  );
  return {
    text: ['', call, ...lines, ''].join('\n'),
    html:
      `<table><caption style="text-align:left;caption-side:top;color:inherit">${escapeHtml(call)}</caption>` +
      `<thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`,
  };
}

function renderCell(value: Value | string): string {
  return `<td style="text-align:left;white-space:pre;font-family:monospace">${escapeHtml(describeEntry(value, '\n '))}</td>`;
}

function listEntries(value: Value): readonly (readonly [string, Value])[] {
  return value.kind === 'record' ? [...value.entries] : [['result', value]];
}

function pickEntry(actual: Value, key: string): Value | string {
  if (actual.kind !== 'record') return actual;
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
    case 'boolean':
    case 'text':
    case 'nothing':
      return String(value.value);
  }
}

function formatEntry(value: number): string {
  return String(Number(value.toFixed(8)));
}

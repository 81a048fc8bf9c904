import type { Matrix, PlainNumber } from '../../domain';
import type { ShownMatrix } from '../../exhibits';
import { markup, type Markup } from './markup';

/** So many entries can be read; of more, only the shape is said. */
const MOST_ENTRIES = 128;

/**
 * A matrix as it should be beside the one that came back, numbers to 8 decimals. Entries that differ carry a sign and
 * a ground of their own.
 */
export function showMatrixPair(key: string, expected: Matrix, actual: ShownMatrix): Markup {
  const entries = actual.entries ?? [];
  const differs = (index: number): boolean => entries[index]?.agrees === false;
  const right = expected.data.map((value, index) => ({
    text: formatNumber(value, differs(index) ? entries[index]?.value : undefined),
    differs: false,
  }));
  const found = entries.map(({ value }, index) => ({
    text: formatNumber(value, differs(index) ? expected.data[index] : undefined),
    differs: differs(index),
  }));
  const yours = actual.entries === null ? null : found;
  return markup`<div class="pair">${showTable(`Expected ${key}`, expected, right)}${showTable(`Your ${key}`, actual, yours)}</div>`;
}

/** One that is as it should be. */
export function showRightMatrix(key: string, { rows, columns, entries }: ShownMatrix): Markup {
  const numbers = entries?.map(({ value }) => ({ text: formatNumber(value), differs: false })) ?? null;
  return showTable(`${key}, as expected`, { rows, columns }, numbers);
}

interface Shape {
  readonly rows: number;
  readonly columns: number;
}

interface ShownNumber {
  readonly text: string;
  readonly differs: boolean;
}

function showTable(name: string, { rows, columns }: Shape, numbers: readonly ShownNumber[] | null): Markup {
  const caption = `${name}, shape (${rows}, ${columns})`;
  if (numbers === null || numbers.length > MOST_ENTRIES)
    return markup`<p>${caption}: too large to be shown number by number.</p>`;
  if (numbers.length === 0) return markup`<p>${caption}: it has no entries.</p>`;
  const head = Array.from({ length: columns }, (_, column) => markup`<th scope="col">[${column}]</th>`);
  const body = Array.from({ length: rows }, (_, row) => {
    const cells = numbers.slice(row * columns, (row + 1) * columns).map(showNumber);
    return markup`<tr><th scope="row">[${row}]</th>${cells}</tr>`;
  });
  return markup`<table class="matrix"><caption>${caption}</caption><thead><tr><td></td>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function showNumber({ text, differs }: ShownNumber): Markup {
  return differs
    ? markup`<td class="number differs"><span class="bad" aria-hidden="true">✗</span><span class="unseen">differs:</span> ${text}</td>`
    : markup`<td class="number">${text}</td>`;
}

/** As the course prints it; in full where what it differs from looks the same at eight decimals. */
function formatNumber(value: PlainNumber, differsFrom?: PlainNumber): string {
  const text = formatPlain(value);
  return differsFrom !== undefined && formatPlain(differsFrom) === text ? String(value) : text;
}

function formatPlain(value: PlainNumber): string {
  if (typeof value === 'string') return value;
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e8) return String(value);
  return size >= 1e8 || size < 1e-6 ? value.toExponential(7) : value.toFixed(8);
}

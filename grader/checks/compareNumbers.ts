import type { Value } from '../domain';
import { describeNumber } from './describe';

export interface Tolerance {
  readonly rtol: number;
  readonly atol: number;
}

/** The same formula in other words differs in its last digits, and no further. */
export const sameFormula: Tolerance = { rtol: 1e-8, atol: 1e-12 };

/** Where two values of the same structure differ. */
export interface NumericDifference {
  /** `W1[0][2]`. */
  readonly entry: string;
  readonly expected: string;
  readonly actual: string;
  readonly differing: number;
  readonly compared: number;
}

/**
 * Compares leaf by leaf: |actual − expected| ≤ atol + rtol·|expected|, as NumPy's `allclose`; NaN equals NaN, and
 * infinities equal themselves. The structures must agree.
 */
export function compareNumbers(
  expected: Value,
  actual: Value,
  tolerance: Tolerance,
): NumericDifference | null {
  let first = null as { entry: string; expected: string; actual: string } | null;
  let differing = 0;
  let compared = 0;
  visitLeaves(expected, actual, '', (entry, wanted, found) => {
    compared += 1;
    if (leavesAgree(wanted, found, tolerance)) return;
    differing += 1;
    first ??= { entry, expected: describeLeaf(wanted), actual: describeLeaf(found) };
  });
  return first === null ? null : { ...first, differing, compared };
}

/** True when the two are the same to the last bit, structure and all. */
export function areIdentical(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  if (a.kind === 'matrix' && b.kind === 'matrix') {
    return (
      a.rows === b.rows &&
      a.columns === b.columns &&
      a.data.every((value, index) => Object.is(value, b.data[index]))
    );
  }
  if (a.kind === 'record' && b.kind === 'record') {
    return (
      a.entries.size === b.entries.size &&
      [...a.entries].every(([key, value]) => {
        const other = b.entries.get(key);
        return other !== undefined && areIdentical(value, other);
      })
    );
  }
  if (a.kind === 'list' && b.kind === 'list') {
    return (
      a.items.length === b.items.length &&
      a.items.every((item, index) => areIdentical(item, b.items[index] as Value))
    );
  }
  if (a.kind === 'other' && b.kind === 'other') return a.description === b.description;
  return Object.is((a as { value: unknown }).value, (b as { value: unknown }).value);
}

type Leaf = number | string | boolean;
type Visit = (entry: string, expected: Leaf, actual: Leaf) => void;

function visitLeaves(expected: Value, actual: Value, path: string, visit: Visit): void {
  if (expected.kind === 'matrix' && actual.kind === 'matrix') {
    expected.data.forEach((value, index) => {
      const place = `${path}[${Math.floor(index / expected.columns)}][${index % expected.columns}]`;
      visit(place, value, actual.data[index] as number);
    });
  } else if (expected.kind === 'record' && actual.kind === 'record') {
    for (const [key, value] of expected.entries)
      visitLeaves(value, actual.entries.get(key) as Value, join(path, key), visit);
  } else if (expected.kind === 'list' && actual.kind === 'list') {
    expected.items.forEach((item, index) =>
      visitLeaves(item, actual.items[index] as Value, `${path}[${index}]`, visit),
    );
  } else if ('value' in expected && 'value' in actual) {
    visit(path === '' ? 'the result' : path, expected.value, actual.value);
  }
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function leavesAgree(expected: Leaf, actual: Leaf, { rtol, atol }: Tolerance): boolean {
  if (typeof expected !== 'number' || typeof actual !== 'number') return expected === actual;
  if (expected === actual || (Number.isNaN(expected) && Number.isNaN(actual))) return true;
  if (!Number.isFinite(expected) || !Number.isFinite(actual)) return false;
  return Math.abs(actual - expected) <= atol + rtol * Math.abs(expected);
}

function describeLeaf(leaf: Leaf): string {
  return typeof leaf === 'number' ? describeNumber(leaf) : JSON.stringify(leaf);
}

import { describeCall } from '../checks';
import { compareNumbers, type Tolerance } from '../checks/compareNumbers';
import { describeValue } from '../checks/describe';
import { values } from '../checks/kinds/values';
import type { Case, Exhibit, ExhibitEntry, GradedFunction, Matrix, PlainNumber, Value } from '../domain';

/** What a function gave on one public case beside what it should have given. */
export interface ComparedCase {
  /** `initializeParametersHe([2, 4, 1])` */
  readonly call: string;
  /** What was thrown instead of a result. */
  readonly thrown: string | null;
  /** In the order of the expected keys, then what came back beside them. */
  readonly keys: readonly ComparedKey[];
}

export type ComparedKey =
  | (KeyBase & { readonly kind: 'missing'; readonly expected: string })
  | (KeyBase & { readonly kind: 'extra'; readonly actual: string })
  /** No matrices, or a matrix and something else. */
  | (KeyBase & { readonly kind: 'described'; readonly expected: string; readonly actual: string })
  | (KeyBase & { readonly kind: 'matrices'; readonly expected: Matrix; readonly actual: ShownMatrix });

interface KeyBase {
  readonly key: string;
  readonly agrees: boolean;
}

export interface ShownMatrix {
  readonly rows: number;
  readonly columns: number;
  /** Row by row, each with whether it is what it should be; null where the matrix is too large to be kept whole. */
  readonly entries: readonly ShownEntry[] | null;
}

export interface ShownEntry {
  readonly value: PlainNumber;
  /** Null where the shapes differ, so that no entry has a counterpart. */
  readonly agrees: boolean | null;
}

/** Each public case that was run, in the order of the cases. Entries agree to the tolerance of the case's own check. */
export function compareExhibits(fn: GradedFunction, exhibits: readonly Exhibit[]): readonly ComparedCase[] {
  return fn.cases.flatMap((item): ComparedCase[] => {
    const exhibit = exhibits.find(({ caseId }) => caseId === item.id);
    if (exhibit === undefined || item.expected === null) return [];
    const call = describeCall(fn.name, item);
    const { outcome } = exhibit;
    if (outcome.kind === 'threw') return [{ call, thrown: outcome.message, keys: [] }];
    const keys = compareEntries(item.expected, outcome.entries, findTolerance(fn, item));
    return [{ call, thrown: null, keys }];
  });
}

function findTolerance(fn: GradedFunction, { id }: Case): Tolerance {
  return fn.checks.filter(values.is).find((check) => check.case === id) ?? { rtol: 1e-8, atol: 0 };
}

function compareEntries(
  expected: Value,
  entries: readonly ExhibitEntry[],
  tolerance: Tolerance,
): readonly ComparedKey[] {
  const wanted = listExpected(expected);
  const compared = [...wanted].map(([key, value]) => {
    const entry = entries.find((item) => item.key === key);
    return entry === undefined
      ? { kind: 'missing' as const, key, agrees: false, expected: describeValue(value) }
      : compareKey(key, value, entry, tolerance);
  });
  const extra = entries
    .filter(({ key }) => !wanted.has(key))
    .map((entry) => ({ kind: 'extra' as const, key: entry.key, agrees: false, actual: describe(entry) }));
  return [...compared, ...extra];
}

/** A result that is no record stands under the key that exhibits give it. */
function listExpected(expected: Value): ReadonlyMap<string, Value> {
  return expected.kind === 'record' ? expected.entries : new Map([['the result', expected]]);
}

function compareKey(key: string, expected: Value, entry: ExhibitEntry, tolerance: Tolerance): ComparedKey {
  if (entry.kind !== 'matrix' || expected.kind !== 'matrix') {
    const [wanted, found] = [describeValue(expected), describe(entry)];
    return { kind: 'described', key, agrees: wanted === found, expected: wanted, actual: found };
  }
  const { rows, columns, numbers, isWhole } = entry;
  const sameShape = rows === expected.rows && columns === expected.columns;
  const shown = numbers.map((value, index) => ({
    value,
    agrees: sameShape
      ? numbersAgree(expected.data[indexOf(index, entry)] ?? NaN, value, entry, tolerance)
      : null,
  }));
  const agrees = sameShape && shown.every((item) => item.agrees === true);
  return {
    kind: 'matrices',
    key,
    agrees,
    expected,
    actual: { rows, columns, entries: isWhole ? shown : null },
  };
}

type MatrixEntry = Extract<ExhibitEntry, { kind: 'matrix' }>;

/** Where a number of an exhibit stood in its matrix: a sample is spread over it evenly. */
function indexOf(index: number, { rows, columns, numbers, isWhole }: MatrixEntry): number {
  return isWhole ? index : Math.floor((index * rows * columns) / numbers.length);
}

/** Numbers of a sample are kept to six digits. */
function numbersAgree(
  expected: number,
  actual: PlainNumber,
  { isWhole }: MatrixEntry,
  tolerance: Tolerance,
): boolean {
  const terms = isWhole ? tolerance : { rtol: Math.max(tolerance.rtol, 1e-5), atol: tolerance.atol };
  const [a, b] = [expected, Number(actual)].map((value): Value => ({ kind: 'number', value }));
  return a !== undefined && b !== undefined && compareNumbers(a, b, terms) === null;
}

function describe(entry: ExhibitEntry): string {
  return entry.kind === 'other' ? entry.description : `a matrix of shape (${entry.rows}, ${entry.columns})`;
}

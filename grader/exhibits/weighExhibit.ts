import { describeDistribution } from '../checks/explain/statistics';
import { behaviour } from '../checks/kinds/behaviour';
import type { Exhibit, ExhibitEntry, GradedFunction } from '../domain';

/** A matrix that came back, and the spread its entries should have. */
export interface WeighedMatrix {
  readonly key: string;
  readonly caseId: string;
  /** Of a large matrix a sample. */
  readonly numbers: readonly number[];
  readonly expected: { readonly mean: number; readonly deviation: number };
}

/**
 * The matrix whose entries tell most of their spread: the wide layer of the function's `weight-variance` behaviour,
 * else the largest that has an expected output and is not all one number there. Null where there is none, as for a
 * function that gives zeros, or where no matrix came back under its key.
 */
export function weighExhibit(fn: GradedFunction, exhibits: readonly Exhibit[]): WeighedMatrix | null {
  return weighWideLayer(fn, exhibits) ?? weighLargest(fn, exhibits);
}

function weighWideLayer(fn: GradedFunction, exhibits: readonly Exhibit[]): WeighedMatrix | null {
  for (const check of fn.checks.filter(behaviour.is)) {
    if (check.behaviour.kind !== 'weight-variance') continue;
    const { gain, minimumEntries } = check.behaviour;
    const entry = listMatrices(exhibits, check.case).find(
      ({ key, rows, columns }) => /^W\d+$/.test(key) && columns > 0 && rows * columns >= minimumEntries,
    );
    if (entry === undefined) continue;
    return describeMatrix(entry, check.case, { mean: 0, deviation: Math.sqrt(gain / entry.columns) });
  }
  return null;
}

function weighLargest(fn: GradedFunction, exhibits: readonly Exhibit[]): WeighedMatrix | null {
  const candidates = fn.cases.flatMap(({ id, expected }) =>
    expected?.kind === 'record'
      ? [...expected.entries].flatMap(([key, value]) =>
          value.kind === 'matrix' && new Set(value.data).size > 1 ? [{ caseId: id, key, matrix: value }] : [],
        )
      : [],
  );
  const [largest] = candidates.sort((a, b) => b.matrix.data.length - a.matrix.data.length);
  if (largest === undefined) return null;
  const entry = listMatrices(exhibits, largest.caseId).find(({ key }) => key === largest.key);
  if (entry === undefined) return null;
  const { mean, deviation } = describeDistribution(largest.matrix.data);
  return describeMatrix(entry, largest.caseId, { mean, deviation });
}

type MatrixEntry = Extract<ExhibitEntry, { kind: 'matrix' }>;

function listMatrices(exhibits: readonly Exhibit[], caseId: string): readonly MatrixEntry[] {
  const outcome = exhibits.find((exhibit) => exhibit.caseId === caseId)?.outcome;
  if (outcome?.kind !== 'returned') return [];
  return outcome.entries.flatMap((entry) => (entry.kind === 'matrix' ? [entry] : []));
}

function describeMatrix(
  { key, numbers }: MatrixEntry,
  caseId: string,
  expected: WeighedMatrix['expected'],
): WeighedMatrix {
  return { key, caseId, numbers: numbers.map(Number), expected };
}

import type { Value } from '../../domain';
import { compareNumbers, sameFormula as tolerance } from '../compareNumbers';
import { compareStructure } from '../compareStructure';
import type { Noun } from './explanation';
import { isClose } from './isClose';

/** What a call should have given and what it gave. */
export interface Pair {
  readonly expected: Value;
  readonly actual: Value;
}

/** One matrix of a case, numbers row by row. */
export interface MatrixPair {
  readonly key: string;
  readonly rows: number;
  readonly columns: number;
  readonly expected: readonly number[];
  readonly actual: readonly number[];
  readonly isRight: boolean;
}

/** The matrices of one case in the order they are expected. */
export interface PairedCase {
  readonly matrices: readonly MatrixPair[];
  /** Those that are no biases. */
  readonly weights: readonly MatrixPair[];
  readonly biases: readonly MatrixPair[];
}

/** One case to compare, or null where its structure is wrong or it differs in more than the numbers of matrices. */
export function pairMatrices({ expected, actual }: Pair): PairedCase | null {
  if (compareStructure(expected, actual, {}) !== null) return null;
  const matrices: MatrixPair[] = [];
  for (const [key, wanted, found] of listEntries(expected, actual)) {
    if (wanted.kind === 'matrix' && found.kind === 'matrix') matrices.push(pairMatrix(key, wanted, found));
    else if (compareNumbers(wanted, found, tolerance) !== null) return null;
  }
  return matrices.length === 0 ? null : groupMatrices(matrices);
}

export function groupMatrices(matrices: readonly MatrixPair[]): PairedCase {
  const isBias = ({ key }: MatrixPair): boolean => /^b\d+$/.test(key);
  return {
    matrices,
    weights: matrices.filter((item) => !isBias(item)),
    biases: matrices.filter((item) => isBias(item)),
  };
}

/** What the entries of these matrices are to be called. */
export function chooseNoun(cases: readonly PairedCase[]): Noun {
  return cases.every(({ weights }) => weights.every(({ key }) => /^W\d+$/.test(key))) ? 'weight' : 'number';
}

type MatrixValue = Extract<Value, { kind: 'matrix' }>;

function pairMatrix(key: string, expected: MatrixValue, actual: MatrixValue): MatrixPair {
  return {
    key,
    rows: expected.rows,
    columns: expected.columns,
    expected: expected.data,
    actual: actual.data,
    isRight: expected.data.every((value, index) => isClose(actual.data[index] ?? NaN, value)),
  };
}

function listEntries(expected: Value, actual: Value): readonly (readonly [string, Value, Value])[] {
  if (expected.kind !== 'record' || actual.kind !== 'record') return [['the result', expected, actual]];
  return [...expected.entries].flatMap(([key, wanted]) => {
    const found = actual.entries.get(key);
    return found === undefined ? [] : [[key, wanted, found] as const];
  });
}

/** How many entries are what they should be. */
export function countRight({ expected, actual }: MatrixPair): number {
  return expected.filter((value, index) => isClose(actual[index] ?? NaN, value)).length;
}

/** The case with the most weights. */
export function findLargestCase(cases: readonly PairedCase[]): PairedCase {
  const count = ({ weights }: PairedCase): number =>
    weights.reduce((sum, item) => sum + item.expected.length, 0);
  return cases.reduce((largest, item) => (count(item) > count(largest) ? item : largest));
}

import type { MatrixFactor, Pattern } from './explanation';
import { isClose } from './isClose';
import { findLargestCase, type PairedCase, type MatrixPair } from './pairMatrices';

/** So many entries must bear a factor out beyond those that it is computed from; one entry alone always has one. */
const LEAST_WITNESSES = 3;

/** Every weight is so many times what it should be: the same factor everywhere, or one for each matrix. */
export function findConstantFactor(cases: readonly PairedCase[]): Pattern | null {
  if (cases.some(({ biases }) => biases.some((item) => !item.isRight))) return null;
  const weights = cases.flatMap((item) => item.weights);
  const factor = measureFactor(weights);
  if (factor !== null && countWitnesses(weights) - 1 >= LEAST_WITNESSES)
    return { kind: 'constant-factor', factor };
  const factors = weights.map((item) => measureFactor([item]));
  if (factors.includes(null)) return null;
  const witnesses = weights.reduce((sum, item) => sum + Math.max(0, countWitnesses([item]) - 1), 0);
  if (witnesses < LEAST_WITNESSES) return null;
  return { kind: 'factor-of-each-matrix', factors: findLargestCase(cases).weights.map(listFactor) };
}

/** The factor of all these matrices together, or null where there is none; a matrix of zeros has any. */
function measureFactor(matrices: readonly MatrixPair[]): number | null {
  const expected = matrices.flatMap((item) => item.expected);
  const actual = matrices.flatMap((item) => item.actual);
  const largest = expected.reduce(
    (best, value, index) => (Math.abs(value) > Math.abs(expected[best] ?? 0) ? index : best),
    0,
  );
  const divisor = expected[largest] ?? 0;
  const factor = divisor === 0 ? 1 : (actual[largest] ?? NaN) / divisor;
  if (factor === 0 || !Number.isFinite(factor)) return null;
  const holds = expected.every((value, index) => isClose(actual[index] ?? NaN, factor * value, factor));
  return holds ? factor : null;
}

function countWitnesses(matrices: readonly MatrixPair[]): number {
  return matrices.reduce((sum, item) => sum + item.expected.filter((value) => value !== 0).length, 0);
}

function listFactor(item: MatrixPair): MatrixFactor {
  const { key, rows, columns } = item;
  return { key, rows, columns, factor: measureFactor([item]) ?? NaN };
}

import type { Pattern } from './explanation';
import { countRight, findLargestCase, type PairedCase } from './pairMatrices';
import { correlate, describeDistribution, looksUniform } from './statistics';

/** Of fewer numbers a distribution cannot be told. */
const LEAST_NUMBERS = 40;
/** In standard errors: what a right draw would do once in a few hundred. */
const UNLIKELY = 3;

/**
 * What is to be said of numbers that have nothing to do with those expected: drawn from another distribution, or from
 * the right one at another place of the stream. Told by the largest weight matrix, within its sampling error.
 */
export function findDistribution(cases: readonly PairedCase[]): Pattern | null {
  if (cases.some(({ weights }) => weights.every((item) => item.isRight))) return null;
  const largest = findLargestCase(cases).weights.reduce((best, item) =>
    item.expected.length > best.expected.length ? item : best,
  );
  const count = largest.expected.length;
  // A stream that is another one agrees in no entry.
  if (countRight(largest) > 0) return null;
  if (count < LEAST_NUMBERS || !largest.actual.every((value) => Math.abs(value) < 1e100)) return null;
  if (Math.abs(correlate(largest.expected, largest.actual)) > UNLIKELY / Math.sqrt(count)) return null;
  const actual = describeDistribution(largest.actual);
  const expected = describeDistribution(largest.expected);
  if (actual.deviation === 0 || expected.deviation === 0) return null;
  const wrong = { kind: 'wrong-distribution', key: largest.key, actual, expected } as const;
  if (looksUniform(largest.actual) && !looksUniform(largest.expected)) return { ...wrong, aspect: 'uniform' };
  // The logarithm of a sample's deviation has a standard error of 1 / √(2n), and there are two samples.
  if (Math.abs(Math.log(actual.deviation / expected.deviation)) > UNLIKELY / Math.sqrt(count)) {
    return { ...wrong, aspect: 'spread' };
  }
  const error = Math.hypot(actual.deviation, expected.deviation) / Math.sqrt(count);
  if (Math.abs(actual.mean - expected.mean) > UNLIKELY * error) return { ...wrong, aspect: 'centre' };
  return { kind: 'other-stream' };
}

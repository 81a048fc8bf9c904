import type { Distribution } from './explanation';

/** Mean, standard deviation (of the whole, not of a sample) and ends of some finite numbers, at least one. */
export function describeDistribution(values: readonly number[]): Distribution {
  const mean = findMean(values);
  return {
    count: values.length,
    mean,
    deviation: Math.sqrt(findMean(values.map((value) => (value - mean) ** 2))),
    low: values.reduce((least, value) => Math.min(least, value)),
    high: values.reduce((most, value) => Math.max(most, value)),
  };
}

/** Pearson's correlation; 0 where one of the two does not vary. */
export function correlate(a: readonly number[], b: readonly number[]): number {
  const one = describeDistribution(a);
  const other = describeDistribution(b);
  if (one.deviation === 0 || other.deviation === 0) return 0;
  const products = a.map((value, index) => (value - one.mean) * ((b[index] ?? 0) - other.mean));
  return findMean(products) / (one.deviation * other.deviation);
}

/**
 * Whether numbers look drawn evenly from a range rather than from a bell: flat-topped (a kurtosis near 1.8, where a
 * bell has 3) and without tails (a uniform draw ends at 1.73 deviations). Where all have one sign it is no bell around
 * zero, and less proof is asked for.
 */
export function looksUniform(values: readonly number[]): boolean {
  const { mean, deviation, low, high } = describeDistribution(values);
  if (deviation === 0) return false;
  const hasOneSign = low >= 0 || high <= 0;
  const [flattest, farthest] = hasOneSign ? [2.4, 2.2] : [2.1, 1.95];
  const scores = values.map((value) => (value - mean) / deviation);
  return (
    findMean(scores.map((score) => score ** 4)) < flattest &&
    scores.every((score) => Math.abs(score) < farthest)
  );
}

function findMean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

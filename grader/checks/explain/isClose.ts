import { sameFormula as tolerance } from '../compareNumbers';

/** @param scale of the numbers compared: what is a thousand times smaller must agree a thousand times closer */
export function isClose(actual: number, expected: number, scale = 1): boolean {
  if (actual === expected) return true;
  const allowed = tolerance.atol * Math.min(1, Math.abs(scale)) + tolerance.rtol * Math.abs(expected);
  return Number.isFinite(expected) && Math.abs(actual - expected) <= allowed;
}

/** The number that all are, or null where they differ or there are none. */
export function findOnlyNumber(values: readonly number[]): number | null {
  const [first] = values;
  return first !== undefined && values.every((value) => isClose(value, first)) ? first : null;
}

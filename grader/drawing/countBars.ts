/** One bar of a histogram; the areas of all its bars make 1. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly density: number;
}

export interface NumberRange {
  readonly low: number;
  readonly high: number;
  /** All are the same, as far as a picture can tell: there is no width for bars. */
  readonly isPoint: boolean;
}

/** Where finite numbers lie; of none, at 0. */
export function findRange(values: readonly number[]): NumberRange {
  if (values.length === 0) return { low: 0, high: 0, isPoint: true };
  const low = values.reduce((least, value) => Math.min(least, value));
  const high = values.reduce((most, value) => Math.max(most, value));
  const smallest = Math.max(1e-9 * Math.max(Math.abs(low), Math.abs(high)), 1e-100);
  return { low, high, isPoint: high - low <= smallest };
}

/** Counts finite numbers into bars of one width, more bars for more numbers. The range must not be a point. */
export function countBars(values: readonly number[], { low, high }: NumberRange): readonly Bar[] {
  const count = Math.min(30, Math.max(5, Math.ceil(Math.sqrt(values.length) * 1.5)));
  const width = (high - low) / count;
  const counts = new Array<number>(count).fill(0);
  for (const value of values) {
    const index = Math.min(count - 1, Math.floor((value - low) / width));
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts.map((found, index) => ({
    from: low + index * width,
    to: low + (index + 1) * width,
    density: found / values.length / width,
  }));
}

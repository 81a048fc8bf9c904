/** Round numbers from `low` to `high`: multiples of 1, 2 or 5 times a power of ten, about `count` of them. */
export function listTicks(low: number, high: number, count = 5): readonly number[] {
  const rough = (high - low) / count;
  if (!(rough > 0) || !Number.isFinite(rough)) return [];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // Far from zero the numbers lie wider apart than the ticks: there are no ticks to tell apart then.
  if (!(last - first <= 4 * count)) return [];
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** Four significant digits, and no more zeros than it needs. */
export function formatTick(value: number): string {
  return String(Number(value.toPrecision(4)));
}

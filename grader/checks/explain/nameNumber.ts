const known: readonly (readonly [number, string])[] = [
  [Math.SQRT2, '√2'],
  [Math.SQRT1_2, '1/√2'],
  [Math.sqrt(3), '√3'],
  [1 / Math.sqrt(3), '1/√3'],
  [1 / 2, '1/2'],
  [1 / 4, '1/4'],
  [1 / 10, '1/10'],
  [1 / 100, '1/100'],
];

/** Four significant digits, with the exact form where it is one that people know: `0.7071 (1/√2)`. */
export function nameNumber(value: number): string {
  const form = known.find(([exact]) => Math.abs(Math.abs(value) - exact) <= 1e-8 * exact)?.[1];
  const digits = formatNumber(value);
  return form === undefined ? digits : `${digits} (${value < 0 ? '−' : ''}${form})`;
}

/** Four significant digits; more where four would make it look like a whole number that it is not. */
export function formatNumber(value: number): string {
  const short = Number(value.toPrecision(4));
  const looksWhole = Number.isInteger(short) && Math.abs(value - short) > 1e-8 * Math.abs(value);
  return String(looksWhole && Math.abs(value) < 1e4 ? Number(value.toPrecision(10)) : short);
}

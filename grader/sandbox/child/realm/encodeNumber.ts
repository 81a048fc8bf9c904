/** Exact for every double: JavaScript's shortest digits, and names for what JSON lacks. */
export function encodeNumber(value: number): string {
  if (value !== value) return '"NaN"';
  if (value === Infinity) return '"Infinity"';
  if (value === -Infinity) return '"-Infinity"';
  return value === 0 && 1 / value < 0 ? '-0' : `${value}`;
}

/** A double as JSON text, exactly: the shortest digits that give it back, and texts for NaN and the infinities. */
export function encodeNumber(value: number): string {
  if (value !== value) return '"NaN"';
  if (value === Infinity) return '"Infinity"';
  if (value === -Infinity) return '"-Infinity"';
  return value === 0 && 1 / value < 0 ? '-0' : `${value}`;
}

/** Points such as 0.1 + 0.2 add up to what a person would write. */
export function sumPoints(points: readonly number[]): number {
  return Number(points.reduce((sum, item) => sum + item, 0).toFixed(6));
}

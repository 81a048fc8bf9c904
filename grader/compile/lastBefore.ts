/** The last of sorted items that stands before a position. */
export function lastBefore<T>(items: readonly T[], before: number, position: (item: T) => number): T | null {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && position(item) < before) low = middle + 1;
    else high = middle;
  }
  return items[low - 1] ?? null;
}

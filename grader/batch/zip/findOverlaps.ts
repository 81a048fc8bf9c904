/** Where an entry's header and data stand in the zip, in bytes; the end may be told too early, never too late. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds entries that lay claim to bytes of others, as no packer writes them: a few bytes unpacked a thousand times are
 * a bomb. Of those that begin at one place the first in the directory keeps it; else who reaches into the next is to
 * blame, so that one that claims too much takes nothing from what comes behind it.
 * @returns their positions in the list
 */
export function findOverlaps(extents: readonly Extent[]): ReadonlySet<number> {
  const order = extents
    .map((extent, index) => ({ ...extent, index }))
    .sort((a, b) => a.start - b.start || a.index - b.index);
  const blamed = new Set<number>();
  let next = Infinity;
  for (let at = order.length - 1; at >= 0; at--) {
    const { start, end, index } = order[at] as (typeof order)[number];
    const isRepeat = at > 0 && order[at - 1]?.start === start;
    if (isRepeat || end > next) blamed.add(index);
    if (!isRepeat) next = start;
  }
  return blamed;
}

/** Where an entry's header and data are in the zip, in bytes; `end` may be before the true end, never behind it. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds entries whose bytes overlap those of others. No packer writes such a zip; with it, a few bytes could be
 * unpacked a thousand times (a zip bomb). Of entries that begin at the same place, the first in the directory is
 * accepted. An entry that reaches into the next one is refused, and the next one accepted.
 * @returns the positions of the refused entries in the list
 */
export function findOverlaps(extents: readonly Extent[]): ReadonlySet<number> {
  const order = extents
    .map((extent, index) => ({ ...extent, index }))
    .sort((a, b) => a.start - b.start || a.index - b.index);
  const refused = new Set<number>();
  let next = Infinity;
  for (let at = order.length - 1; at >= 0; at--) {
    const { start, end, index } = order[at] as (typeof order)[number];
    const isRepeat = at > 0 && order[at - 1]?.start === start;
    if (isRepeat || end > next) refused.add(index);
    if (!isRepeat) next = start;
  }
  return refused;
}

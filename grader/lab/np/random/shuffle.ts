import type { BitStream } from './streams';

/** Shuffles `items` in place, with the draws of NumPy's `RandomState.shuffle`. */
export function shuffle(items: number[], bits: BitStream): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = drawUpTo(last, bits);
    const item = items[last] as number;
    items[last] = items[other] as number;
    items[other] = item;
  }
}

/** A whole number from 0 to `largest`, included: NumPy masks draws to the bits it needs and rejects those too large. */
function drawUpTo(largest: number, bits: BitStream): number {
  const mask = 2 ** (32 - Math.clz32(largest)) - 1;
  let value: number;
  do value = (bits() & mask) >>> 0;
  while (value > largest);
  return value;
}

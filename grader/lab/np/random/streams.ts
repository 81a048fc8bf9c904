import { mersenne } from 'pure-rand/generator/mersenne';
import seedrandom from 'seedrandom';

/** Numbers spread evenly over [0, 1). */
export type UniformStream = () => number;

/** Whole numbers from 0 to 2^32 - 1. */
export type BitStream = () => number;

/** The 32-bit numbers of NumPy's `RandomState(seed)`, for a whole seed from 0 to 2^32 - 1. */
export function streamBits(seed: number): BitStream {
  const generator = mersenne(seed);
  return () => generator.next() >>> 0;
}

/** NumPy's `random_sample`: 53 random bits, 27 of one draw and 26 of the next, as a fraction. */
export function streamDoubles(bits: BitStream): UniformStream {
  return () => {
    const high = bits() >>> 5;
    const low = bits() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  };
}

/** The numbers of seedrandom for a seed of text. */
export function streamText(seed: string): UniformStream {
  return seedrandom(seed);
}

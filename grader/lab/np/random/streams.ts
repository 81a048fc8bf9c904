import { mersenne } from 'pure-rand/generator/mersenne';
import seedrandom from 'seedrandom';

/** Numbers that are drawn one after another. A copy goes on from the same point, apart from the stream it is of. */
export interface Stream {
  (): number;
  readonly copy: () => Stream;
}

/** Numbers spread evenly over [0, 1). */
export type UniformStream = Stream;

/** Whole numbers from 0 to 2^32 - 1. */
export type BitStream = Stream;

/** The 32-bit numbers of NumPy's `RandomState(seed)`, for a whole seed from 0 to 2^32 - 1. */
export function streamBits(seed: number): BitStream {
  return streamGenerator(mersenne(seed));
}

function streamGenerator(generator: ReturnType<typeof mersenne>): BitStream {
  return Object.assign(() => generator.next() >>> 0, { copy: () => streamGenerator(generator.clone()) });
}

/** NumPy's `random_sample`: 53 random bits, 27 of one draw and 26 of the next, as a fraction. */
export function streamDoubles(bits: BitStream): UniformStream {
  const next = () => {
    const high = bits() >>> 5;
    const low = bits() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  };
  return Object.assign(next, { copy: () => streamDoubles(bits.copy()) });
}

/** The numbers of seedrandom for a seed of text. */
export function streamText(seed: string): UniformStream {
  return streamSeedrandom(seedrandom(seed, { state: true }));
}

function streamSeedrandom(generator: seedrandom.StatefulPRNG<seedrandom.State.Arc4>): UniformStream {
  return Object.assign(() => generator(), {
    copy: () => streamSeedrandom(seedrandom('', { state: generator.state() })),
  });
}

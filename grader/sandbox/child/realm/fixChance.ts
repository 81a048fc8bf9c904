import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const SEED = 20_200_101;

/**
 * Replaces `Math.random` by a fixed stream. Has to be imported before the lab, which seeds its own stream from it: then
 * a program that sets no seed gives the same numbers in every run, and its answer can be recognised.
 */
let stream = xoroshiro128plus(SEED);
Math.random = () => uniformFloat64(stream);

/** Remembers the point that the stream has come to, and gives what takes it back there. */
export function rememberMathRandom(): () => void {
  const then = stream.clone();
  return () => {
    stream = then.clone();
  };
}

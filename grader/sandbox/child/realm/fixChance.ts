import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const SEED = 20_200_101;

/**
 * Imported before the lab, whose own unseeded stream starts from `Math.random`: a program that forgets its seed gives
 * the same numbers in every realm, so that its answer can be recognised.
 */
const stream = xoroshiro128plus(SEED);
Math.random = () => uniformFloat64(stream);

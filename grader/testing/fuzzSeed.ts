/**
 * For `fc.assert`. A failure prints its seed; the variable GRADER_FUZZ_SEED, a whole number, brings it back:
 * `GRADER_FUZZ_SEED=42 npm run jest -- fuzz`.
 */
export function fuzzParameters(numRuns: number): { readonly numRuns: number; readonly seed?: number } {
  const given = process.env['GRADER_FUZZ_SEED'] ?? '';
  if (given === '') return { numRuns };
  const seed = Number(given);
  if (!Number.isInteger(seed)) throw new Error(`GRADER_FUZZ_SEED is ${given}; expected a whole number`);
  return { numRuns, seed };
}

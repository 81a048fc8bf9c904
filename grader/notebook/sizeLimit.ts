/** Of a notebook's file. Outputs are most of a large notebook, and nothing reads them. */
export const MAX_BYTES = 64_000_000;

export function explainSize(bytes: number): string {
  const size = (bytes / 1e6).toFixed(1);
  return `is ${size} MB; the limit is ${MAX_BYTES / 1e6} MB: clear its outputs and save it again`;
}

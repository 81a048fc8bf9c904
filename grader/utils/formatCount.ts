/** `2,000`: the same everywhere, whatever the machine's language. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

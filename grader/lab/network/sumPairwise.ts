/** Below this many terms NumPy adds in one run, eight sums side by side. */
const blockSize = 128;

/**
 * The sum of `term(from)` … `term(from + count - 1)`, added in the order in which NumPy adds: pairwise, by halves. So
 * a cost comes out with NumPy's last digit, and its error grows with the logarithm of the count.
 */
export function sumPairwise(term: (index: number) => number, from: number, count: number): number {
  if (count < 8) return sumRun(term, from, count, 0);
  if (count > blockSize) {
    const half = Math.floor(count / 2 / 8) * 8;
    return sumPairwise(term, from, half) + sumPairwise(term, from + half, count - half);
  }
  const sums = [0, 1, 2, 3, 4, 5, 6, 7].map((lane) => {
    let sum = term(from + lane);
    for (let i = 8 + lane; i < count - (count % 8); i += 8) sum += term(from + i);
    return sum;
  }) as [number, number, number, number, number, number, number, number];
  const [a, b, c, d, e, f, g, h] = sums;
  const sum = a + b + (c + d) + (e + f + (g + h));
  return sumRun(term, from + count - (count % 8), count % 8, sum);
}

function sumRun(term: (index: number) => number, from: number, count: number, start: number): number {
  let sum = start;
  for (let i = 0; i < count; i++) sum += term(from + i);
  return sum;
}

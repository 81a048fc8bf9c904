import type { Deadline } from '../domain';

/**
 * What being late costs, in points: `penaltyPerDay` percent of the most that can be had for each day that has begun,
 * but never so much that less than `floor` percent of the earned points is left. Rounded down to hundredths.
 * @param days as `measureLateness` counts them
 */
export function computePenalty(
  { score, maxScore }: { readonly score: number; readonly maxScore: number },
  days: number,
  { penaltyPerDay, floor }: Pick<Deadline, 'penaltyPerDay' | 'floor'>,
): number {
  const asked = (maxScore * penaltyPerDay * days) / 100;
  const most = score * (1 - floor / 100);
  // What binary fractions lose of a whole number of hundredths is no reason to round it down.
  return Math.max(0, Math.floor(Math.min(asked, most) * 100 + 1e-6) / 100);
}

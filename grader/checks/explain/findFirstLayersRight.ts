import type { Pattern } from './explanation';
import { groupMatrices, type PairedCase, type MatrixPair } from './pairMatrices';

/**
 * Some matrices are right before the first that is not: the same one in every case, or the last layer's in each.
 * @param findRest looks at what is left once the right ones are taken away
 */
export function findFirstLayersRight(
  cases: readonly PairedCase[],
  findRest: (cases: readonly PairedCase[]) => Pattern | null,
): Pattern | null {
  const cuts = cases.map(({ matrices }) => matrices.findIndex((item) => !item.isRight));
  if (cuts.some((cut) => cut < 1)) return null;
  const firsts = cases.map(({ matrices }, index) => matrices[cuts[index] ?? 0] as MatrixPair);
  const wrong = firsts[0]?.key ?? '';
  const isSame = firsts.every(({ key }) => key === wrong);
  const isLast = !isSame && cases.every((item, index) => isInLastLayer(item, firsts[index] as MatrixPair));
  if (!isSame && !isLast) return null;
  const right = (cases[0]?.matrices ?? []).slice(0, cuts[0]).map(({ key }) => key);
  const rest = cases.map(({ matrices }, index) => groupMatrices(matrices.slice(cuts[index])));
  return { kind: 'first-layers-right', right, wrong, isLast, then: findRest(rest) };
}

function isInLastLayer({ matrices }: PairedCase, { key }: MatrixPair): boolean {
  return readLayer(matrices.at(-1)?.key ?? '') === readLayer(key);
}

function readLayer(key: string): string {
  return /\d*$/.exec(key)?.[0] ?? '';
}

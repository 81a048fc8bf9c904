import type { Explanation, Pattern } from './explanation';
import { findBiasesOnly } from './findBiasesOnly';
import { findConstantFactor } from './findConstantFactor';
import { findDistribution } from './findDistribution';
import { findFirstLayersRight } from './findFirstLayersRight';
import { findNotFinite } from './findNotFinite';
import { findOffset } from './findOffset';
import { findPermuted } from './findPermuted';
import { findRounded } from './findRounded';
import { findSameNumber } from './findSameNumber';
import { findTransposed } from './findTransposed';
import { findWeightsOnly } from './findWeightsOnly';
import { chooseNoun, pairMatrices, type PairedCase, type Pair } from './pairMatrices';

/** What is seen in all weights alike, from what says most to what says least. */
const weightFinders = [
  findConstantFactor,
  findOffset,
  findRounded,
  findTransposed,
  findPermuted,
  findSameNumber,
  findDistribution,
] as const;

/**
 * What a wrong answer's numbers show beside the right ones: a pattern that all cases agree on, or null where there is
 * none or nothing is wrong. Give it public cases only: what it finds is told to the student.
 */
export function explainDifference(pairs: readonly Pair[]): Explanation | null {
  const compared = pairs.map(pairMatrices).filter((item) => item !== null);
  const wrong = compared.filter(({ matrices }) => matrices.some((item) => !item.isRight));
  if (wrong.length === 0) return null;
  const pattern = findPattern(compared, wrong);
  return pattern === null ? null : { ...pattern, noun: chooseNoun(compared) };
}

/** @param wrong those of `compared` in which something differs */
function findPattern(compared: readonly PairedCase[], wrong: readonly PairedCase[]): Pattern | null {
  return (
    findNotFinite(compared) ??
    findBiasesOnly(compared) ??
    findFirstLayersRight(wrong, findInWeights) ??
    findInWeights(compared) ??
    findWeightsOnly(compared)
  );
}

function findInWeights(cases: readonly PairedCase[]): Pattern | null {
  if (cases.some(({ weights }) => weights.length === 0)) return null;
  for (const find of weightFinders) {
    const pattern = find(cases);
    if (pattern !== null) return pattern;
  }
  return null;
}

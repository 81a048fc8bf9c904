import { cleanText, describePoints } from '../../utils/cleanText';
import { listSome } from '../../utils/listSome';
import type { OwnWords } from '../csvRows';
import type { ScoreLine, ScoredPerson } from './importFile';

const MOST_NAMED = 10;

/** A note on some people: `what`, then who. None where it is about nobody. */
export function noteOn(people: readonly ScoredPerson[], what: (count: string) => string): readonly string[] {
  if (people.length === 0) return [];
  const count = people.length === 1 ? '1 student' : `${people.length} students`;
  return [`${what(count)} (${listNames(people.map(callPerson))}).`];
}

/** The first names, and how many more there are. */
export function listNames(names: readonly string[]): string {
  return listSome(
    names.map((name) => cleanText(name, 80)),
    MOST_NAMED,
  );
}

/** What somebody is called in a note. */
export function callPerson({ name, login, email, sisId, canvasId, participant }: ScoredPerson): string {
  return [name, login, email, sisId, canvasId, participant].find((text) => text !== '') ?? '?';
}

/** Points as importers take them: no exponent, no trace of binary fractions, no more decimals than given. */
export function writePoints(points: number, decimals: number): string {
  return String(Number(points.toFixed(decimals)));
}

/** What a student is told; never nothing, since an empty cell erases what is there. */
export function writeFeedback({ feedback, score }: ScoreLine, maxScore: number): OwnWords {
  return { own: feedback === '' ? `${describePoints(score, maxScore)}.` : feedback };
}

/** Those whose score is above what the platform takes, where its maximum is the assignment's. */
export function listAbove(lines: readonly ScoreLine[], maxScore: number): readonly ScoredPerson[] {
  return lines.filter(({ score }) => score > maxScore).map(({ person }) => person);
}

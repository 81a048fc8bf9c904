import { keyOwner, type Identity, type SubmissionReport } from '../../domain';
import { describeFeedback } from '../describeFeedback';
import { makeScoredPerson, type ScoreLine } from './importFile';
import { listNames, noteOn } from './notes';
import { scoreOwner } from './scoreOwner';

/** Whose a row is. A report written before owners were known tells a name alone. */
export function listOwners({ owners, submission }: SubmissionReport): readonly Identity[] {
  if (owners !== undefined) return owners;
  return [{ source: 'file', identifiers: [], name: submission, group: null, isAnonymous: false }];
}

/** Gathers rows of a report into a line for each owner. */
export interface LineGatherer {
  readonly add: (row: SubmissionReport) => void;
  readonly lines: () => readonly ScoreLine[];
  /** What is not in the lines, and why. */
  readonly notes: () => readonly string[];
}

/** @param hasFeedback whether lines need it: of a large class it is much */
export function createGatherer(hasFeedback: boolean): LineGatherer {
  const lines = new Map<string, ScoreLine>();
  const repeated = new Set<string>();
  const nobodys: string[] = [];
  return {
    add(row) {
      const keyed = listOwners(row).flatMap((owner) => {
        const key = keyOwner(owner);
        return key === null ? [] : [{ owner, key }];
      });
      if (keyed.length === 0) nobodys.push(row.submission);
      for (const { owner, key } of keyed) {
        const person = scoreOwner(owner, row.submission);
        const known = lines.get(key);
        if (known !== undefined) repeated.add(key);
        if (known !== undefined && known.score >= row.score) continue;
        lines.set(key, { person, score: row.score, feedback: hasFeedback ? describeFeedback(row) : '' });
      }
    },
    lines: () => [...lines.values()],
    notes: () => [
      ...(nobodys.length === 0
        ? []
        : [
            `Nobody is known to have handed in ${listNames(nobodys)}: left out; name them with --student or --student-from.`,
          ]),
      ...noteOn(
        [...repeated].map((key) => lines.get(key)?.person ?? makeScoredPerson({})),
        (count) => `Several submissions of ${count}: the one with the most points counts`,
      ),
    ],
  };
}

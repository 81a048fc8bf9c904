import { guardText, writeRows, type CsvCell } from '../csvRows';
import type { ImportFile, ImportTerms, ScoredPerson, ScoreLine } from './importFile';
import { listAbove, noteOn, writePoints } from './notes';

/**
 * What Brightspace's grades take: users by `OrgDefinedId` or name, the item by its name, a mark at each line's end.
 * Source: community.d2l.com, article 3538 (import and export of grades).
 */
export function writeBrightspace(lines: readonly ScoreLine[], terms: ImportTerms): ImportFile {
  const item = (terms.column ?? terms.title).trim();
  const header = / Points Grade\b/.test(item) ? item : `${item} Points Grade`;
  const rows = lines.filter(({ person }) => isTold(person));
  const hasIds = rows.some(({ person }) => keep(person.sisId) !== '');
  const text = writeRows([
    [...(hasIds ? ['OrgDefinedId'] : []), 'Username', header, 'End-of-Line Indicator'].map((own) => ({
      own,
    })),
    ...rows.map(({ person, score }): readonly CsvCell[] => [
      ...(hasIds ? [keep(person.sisId)] : []),
      keep(person.login),
      { own: writePoints(score, 5) },
      { own: '#' },
    ]),
  ]);
  const strangers = lines.filter(({ person }) => !isTold(person)).map(({ person }) => person);
  return {
    text,
    notes: [
      ...noteOn(strangers, (count) => `Neither an ID nor a user name is known for ${count}, left out`),
      ...noteOn(
        listAbove(rows, terms.maxScore),
        (count) =>
          `Brightspace cuts a grade above the maximum, unless the item can exceed it: see to ${count}`,
      ),
      ...(rows.length === 0 ? [] : [`Brightspace makes a new item where there is none called "${item}".`]),
    ],
  };
}

/** Empty where it cannot be written as it is. */
function keep(text: string): string {
  return guardText(text) === text ? text : '';
}

function isTold({ sisId, login }: ScoredPerson): boolean {
  return keep(sisId) !== '' || keep(login) !== '';
}

import { guardText, writeRows, type CsvCell } from '../csvRows';
import { UserFault } from '../../utils/userFault';
import type { ImportFile, ImportTerms, ScoreLine } from './importFile';
import { noteOn, writePoints } from './notes';

/**
 * What Blackboard's gradebook takes: users by name, and the column by the number that its own download heads it with.
 * Source: help.blackboard.com, Work Offline with Grade Data.
 * @throws UserFault where the column's number was not given
 */
export function writeBlackboard(lines: readonly ScoreLine[], { column }: ImportTerms): ImportFile {
  if (column === null || !/\|\s*\d+$/.test(column))
    throw new UserFault(
      'Blackboard makes a new column of text, worth nothing, where the header has no number: give the column as its download heads it with --column "TITLE [Total Pts: 100 Score] |123456".',
    );
  const isTold = ({ person }: ScoreLine) => person.login !== '' && guardText(person.login) === person.login;
  const rows = lines.filter(isTold);
  const text = writeRows([
    [{ own: 'Username' }, { own: column }],
    ...rows.map(({ person, score }): readonly CsvCell[] => [person.login, { own: writePoints(score, 5) }]),
  ]);
  const strangers = lines.filter((line) => !isTold(line)).map(({ person }) => person);
  return { text, notes: noteOn(strangers, (count) => `No user name is known for ${count}, left out`) };
}

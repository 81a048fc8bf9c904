import { writeRows, type CsvCell } from '../csvRows';
import type { ImportFile, ImportTerms, ScoredPerson, ScoreLine } from './importFile';
import { moodleLanguages, type MoodleLanguage, type MoodleWords } from './moodleLanguages';
import { listAbove, noteOn, writeFeedback, writePoints } from './notes';

/** A worksheet that was downloaded from the assignment: what it says is said again as it stands there. */
export interface Worksheet {
  readonly words: MoodleWords;
  /** By the participant's number: the identifier's cell, and when Moodle last changed the grade. */
  readonly rows: ReadonlyMap<string, WorksheetRow>;
}

export interface WorksheetRow {
  readonly identifier: string;
  readonly gradeModified: string;
}

export interface WorksheetTerms extends ImportTerms {
  readonly source: Worksheet | MoodleLanguage;
}

/**
 * Moodle's offline grading worksheet, with a row for whoever has a score. The column of feedback is written only where it
 * is asked for, and filled in each row: a blank cell erases the comment that is there.
 * Source: Moodle, mod/assign/feedback/offline/importgradeslib.php and locallib.php.
 */
export function writeMoodleWorksheet(lines: readonly ScoreLine[], terms: WorksheetTerms): ImportFile {
  const { source, maxScore, hasFeedback } = terms;
  const words = typeof source === 'string' ? moodleLanguages[source] : source.words;
  const placed = lines.map((line) => ({ ...line, row: findRow(line.person, source, words) }));
  const rows = placed.flatMap(({ row, ...line }) => (row === null ? [] : [{ ...line, row }]));
  const grade = (points: number) => ({ own: writePoints(points, DECIMALS).replace('.', words.decimalSign) });
  const titles = [words.identifier, words.fullName, words.grade, words.maximumGrade, words.gradeModified];
  const text = writeRows([
    [...titles, ...(hasFeedback ? [words.feedback] : [])].map((own) => ({ own })),
    ...rows.map(({ row, ...line }): readonly CsvCell[] => [
      { own: row.identifier },
      line.person.name,
      grade(line.score),
      grade(maxScore),
      { own: row.gradeModified },
      ...(hasFeedback ? [writeFeedback(line, maxScore)] : []),
    ]),
  ]);
  const strangers = placed.filter(({ row }) => row === null).map(({ person }) => person);
  return { text, notes: describe(rows, strangers, terms) };
}

/** Moodle stores so many. */
const DECIMALS = 5;

function findRow(
  { participant }: ScoredPerson,
  source: Worksheet | MoodleLanguage,
  { participant: word }: MoodleWords,
): WorksheetRow | null {
  if (!/^\d+$/.test(participant)) return null;
  if (typeof source !== 'string') return source.rows.get(participant) ?? null;
  // Moodle writes this where it has no grade yet, and reads it as 1970.
  return { identifier: `${word}${participant}`, gradeModified: '-' };
}

function describe(
  rows: readonly ScoreLine[],
  strangers: readonly ScoredPerson[],
  { source, maxScore, hasFeedback }: WorksheetTerms,
): readonly string[] {
  const isOwn = typeof source !== 'string';
  return [
    ...noteOn(strangers, (count) =>
      isOwn
        ? `The worksheet has no row for ${count}, left out`
        : `No participant's number is known for ${count}, left out: import the assignment's grading worksheet, or write moodle-gradebook`,
    ),
    ...noteOn(
      rows.filter(({ score }) => score === 0).map(({ person }) => person),
      (count) => `Moodle 5.2 and later ignores a 0 in a worksheet: enter it in Moodle for ${count}`,
    ),
    ...noteOn(
      listAbove(rows, maxScore),
      (count) => `Moodle passes over a grade above the maximum: enter it in Moodle for ${count}`,
    ),
    ...(rows.length === 0
      ? []
      : [
          isOwn
            ? 'Import the worksheet before feedback files: they count as changes, and changed rows are skipped.'
            : 'Import the worksheet before feedback files. Whoever has a grade or feedback in Moodle already is skipped, unless "Allow updating records that have been modified more recently" is ticked.',
          ...(hasFeedback ? ['The feedback takes the place of comments that are there.'] : []),
        ]),
  ];
}

import { guardText, writeRows, type CsvCell } from '../csvRows';
import type { ImportFile, ImportTerms, ScoredPerson, ScoreLine } from './importFile';
import { listAbove, noteOn, writeFeedback, writePoints } from './notes';

/** Fields of users that Moodle's gradebook import maps, the surest first. */
const fields: readonly { readonly title: string; readonly read: (person: ScoredPerson) => string }[] = [
  { title: 'ID number', read: ({ sisId }) => sisId },
  { title: 'Email address', read: ({ email }) => email },
  { title: 'Username', read: ({ login }) => login },
];

/**
 * What Moodle's gradebook imports from CSV: one field that tells users, and the grade. One row that it does not take
 * stops all of them, so whoever lacks the field is left out, and so are two with one value.
 * Source: Moodle, grade/import/csv/classes/load_data.php.
 */
export function writeMoodleGradebook(lines: readonly ScoreLine[], terms: ImportTerms): ImportFile {
  const [field = fields[0]] = [...fields].sort((a, b) => countTold(lines, b) - countTold(lines, a));
  const title = field?.title ?? '';
  const values = lines.map(({ person }) => readValue(person, field));
  const counts = new Map<string, number>();
  for (const value of values) counts.set(fold(value), (counts.get(fold(value)) ?? 0) + 1);
  const placed = lines.map((line, index) => ({ ...line, value: values[index] ?? '' }));
  const isTold = ({ value }: { readonly value: string }) => value !== '' && counts.get(fold(value)) === 1;
  const rows = placed.filter(isTold);
  const text = writeRows([
    [title, terms.column ?? terms.title, ...(terms.hasFeedback ? ['Feedback'] : [])].map((own) => ({ own })),
    ...rows.map(({ value, ...line }): readonly CsvCell[] => [
      value,
      // A decimal point is read in every language.
      { own: writePoints(line.score, DECIMALS) },
      ...(terms.hasFeedback ? [writeFeedback(line, terms.maxScore)] : []),
    ]),
  ]);
  const strangers = placed.filter((line) => !isTold(line)).map(({ person }) => person);
  return { text, notes: describe(rows, strangers, title, terms) };
}

/** The first lines that such a file may have. */
export function listGradebookHeads(terms: Pick<ImportTerms, 'title' | 'column'>): readonly string[] {
  return fields.map(({ title }) => writeRows([[title, terms.column ?? terms.title].map((own) => ({ own }))]));
}

/** Moodle stores so many. */
const DECIMALS = 5;

function countTold(lines: readonly ScoreLine[], field: (typeof fields)[number]): number {
  return lines.filter(({ person }) => readValue(person, field) !== '').length;
}

/** Empty where it cannot be written as it is. */
function readValue(person: ScoredPerson, field: (typeof fields)[number] | undefined): string {
  const value = field?.read(person) ?? '';
  return guardText(value) === value && value.trim() === value ? value : '';
}

/** Moodle compares names and addresses of users without case. */
function fold(value: string): string {
  return value.toLowerCase();
}

function describe(
  rows: readonly ScoreLine[],
  strangers: readonly ScoredPerson[],
  title: string,
  { maxScore, hasFeedback }: ImportTerms,
): readonly string[] {
  return [
    ...noteOn(
      strangers,
      (count) =>
        `No ${title} of their own is known for ${count}, left out: one unknown user stops the import`,
    ),
    ...noteOn(
      listAbove(rows, maxScore),
      (count) =>
        `A grade above the maximum stops the import where Moodle has no unlimited grades: see to ${count}`,
    ),
    ...(rows.length === 0
      ? []
      : [
          `Map "${title}" to the user field. An imported grade overrides the activity's: later marks in the activity do not reach the gradebook.`,
          ...(hasFeedback ? ['The feedback takes the place of feedback that is there.'] : []),
        ]),
  ];
}

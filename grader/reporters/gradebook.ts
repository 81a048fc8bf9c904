import type { SubmissionReport } from '../domain';
import { sumPoints } from '../utils/sumPoints';
import { cleanText } from '../utils/cleanText';
import { BYTE_ORDER_MARK, writeRows, type CsvCell } from './csvRows';
import { describeFeedback } from './describeFeedback';
import type { ReportContext, Reporter, TextFormat } from './reporter';

type Row = readonly CsvCell[];

/** How one file for gradebooks is laid out. */
interface GradebookLayout {
  readonly header: (context: ReportContext) => readonly Row[];
  readonly row: (row: SubmissionReport, context: ReportContext) => Row;
}

/**
 * Everything for a spreadsheet, a submission a row, under the names that Canvas and Moodle use where they have one.
 */
export const csv = describeFormat(
  {
    header: ({ assignment }) => [
      [
        'Student',
        'ID',
        'SIS User ID',
        'SIS Login ID',
        'Section',
        'Username',
        assignment.title,
        'Max points',
        'Status',
        'File',
        ...assignment.functions.flatMap(({ name }) => [`${name} verdict`, `${name} points`]),
        'Misconceptions',
        'Feedback comments',
      ],
    ],
    row: (row, { assignment }) => {
      const name = cleanText(row.submission);
      const byName = new Map(row.functions.map((fn) => [fn.name, fn]));
      const mistakes = row.functions.flatMap(({ misconception }) => misconception ?? []);
      return [
        name,
        '',
        '',
        name,
        '',
        name,
        row.score,
        row.maxScore,
        row.status,
        cleanText(row.file),
        ...assignment.functions.flatMap((fn): Row => {
          const found = byName.get(fn.name);
          return found === undefined ? ['', 0] : [found.verdict, found.score];
        }),
        mistakes.join(' '),
        describeFeedback(row),
      ];
    },
  },
  BYTE_ORDER_MARK,
);

/**
 * What Canvas imports: it finds students by SIS login or by name, and the assignment by its title.
 * Source: Canvas LMS, lib/gradebook_importer.rb.
 */
export const canvas = describeFormat({
  header: ({ assignment }) => [
    ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', assignment.title],
    ['    Points Possible', '', '', '', '', sumPoints(assignment.functions.map((fn) => fn.points))],
  ],
  row: (row) => {
    const name = cleanText(row.submission);
    return [name, '', '', name, '', row.score];
  },
});

/**
 * What Moodle imports ("Map from" takes the first column unless told otherwise); grade and feedback go in together,
 * since Moodle clears a grade whose feedback comes alone.
 * Source: docs.moodle.org, Grade import.
 */
export const moodle = describeFormat({
  header: ({ assignment }) => [['Username', assignment.title, 'Feedback comments']],
  row: (row) => [cleanText(row.submission), row.score, describeFeedback(row)],
});

function describeFormat({ header, row }: GradebookLayout, beginning = ''): TextFormat {
  const create = (context: ReportContext): Reporter => ({
    start: () => `${beginning}${writeRows(header(context))}`,
    row: (item) => writeRows([row(item, context)]),
    end: () => '',
  });
  return { kind: 'text', takes: 'many', wantsWork: false, mixes: 'one', create };
}

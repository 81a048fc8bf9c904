import { nameSummary, type Summary } from '../../gradebook/summarise';
import { cleanText } from '../../utils/cleanText';
import { describeFeedback } from '../../reporters/describeFeedback';
import { BYTE_ORDER_MARK, writeRows, type CsvCell } from '../../reporters/csvRows';
import { describeLateness, formatChange } from './describeGrades';
import { readCourse, type Course, type ReadOptions } from './openCourse';
import { openOutput } from '../../output/openOutput';

export interface ExportOptions extends ReadOptions {
  readonly format: ScoreFormat;
  readonly out: string | undefined;
}

type ScoreFormat = 'canvas' | 'moodle' | 'csv';

/** `grader gradebook export`: final scores, on stdout or in a file that appears when it is whole. */
export async function exportGradebook(options: ExportOptions): Promise<void> {
  const course = await readCourse(options, options.format !== 'canvas');
  const output = await openOutput(options.out);
  try {
    await output.write(writeScores(course, options.format));
    await output.commit();
  } catch (error) {
    await output.discard();
    throw error;
  }
}

/**
 * Final scores of everybody. A cell is empty for those who have handed in nothing: what is imported leaves their score
 * as it is.
 */
export function writeScores(course: Course, format: ScoreFormat): string {
  const { header, row } = layouts[format];
  const beginning = format === 'csv' ? BYTE_ORDER_MARK : '';
  return beginning + writeRows([...header(course), ...course.summaries.map(row)]);
}

interface ExportLayout {
  readonly header: (course: Course) => readonly (readonly CsvCell[])[];
  readonly row: (summary: Summary) => readonly CsvCell[];
}

/** Columns as in `--report canvas` and `--report moodle`, filled from the roster where there is one. */
const layouts: Readonly<Record<ScoreFormat, ExportLayout>> = {
  canvas: {
    header: ({ assignment, maxScore }) => [
      ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', assignment.title],
      ['    Points Possible', '', '', '', '', maxScore],
    ],
    row: (summary) => [...identify(summary), summary.final ?? ''],
  },
  moodle: {
    header: ({ assignment }) => [
      ['Username', 'Email address', 'ID number', assignment.title, 'Feedback comments'],
    ],
    row: (summary) => [
      cleanText(nameLogin(summary)),
      clean(summary.person?.email),
      clean(summary.person?.sisId),
      summary.final ?? '',
      describeGrade(summary),
    ],
  },
  csv: {
    header: ({ assignment }) => [
      [
        'Student',
        'ID',
        'SIS User ID',
        'SIS Login ID',
        'Section',
        'Email address',
        assignment.title,
        'Attempts',
        'Submitted',
        'Status',
        'Graded score',
        'Max points',
        'Late seconds',
        'Penalty',
        'Adjustment',
        'Adjustment reasons',
        'Feedback comments',
      ],
    ],
    row: (summary) => {
      const { counted, attempts, adjustment, adjustments } = summary;
      return [
        ...identify(summary),
        clean(summary.person?.email),
        summary.final ?? '',
        attempts.length,
        counted?.submittedAt?.toISOString() ?? '',
        counted?.status ?? 'missing',
        counted?.score ?? '',
        counted?.maxScore ?? '',
        counted?.lateSeconds ?? '',
        counted?.penalty ?? '',
        adjustments.length === 0 ? '' : adjustment,
        adjustments.map(({ reason, madeBy }) => `${cleanText(reason)} (${cleanText(madeBy)})`).join('; '),
        describeGrade(summary),
      ];
    },
  },
};

function identify(summary: Summary): readonly CsvCell[] {
  const { person } = summary;
  return [
    cleanText(nameSummary(summary)),
    clean(person?.lmsId),
    clean(person?.sisId),
    cleanText(nameLogin(summary)),
    clean(person?.section),
  ];
}

/** What submissions are called is a login as often as not; the roster knows better. */
function nameLogin({ person, student }: Summary): string {
  return person === null ? student : person.login;
}

function clean(text = ''): string {
  return cleanText(text);
}

/** What being late cost goes before what there is to mend. Why a person changed a score is theirs to tell. */
function describeGrade({ counted, adjustment }: Summary): string {
  const late =
    counted === null || counted.penalty === 0
      ? []
      : [`${formatChange(-counted.penalty)} points: ${describeLateness(counted)}.`];
  const changed = adjustment === 0 ? [] : [`${formatChange(adjustment)} points by hand.`];
  const found = counted?.report == null ? [] : [describeFeedback(counted.report)];
  return [...late, ...changed, ...found].join(' ');
}

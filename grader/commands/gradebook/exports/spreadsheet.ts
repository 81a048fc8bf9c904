import type { CsvCell } from '../../../reporters/csvRows';
import { BYTE_ORDER_MARK, writeRows } from '../../../reporters/csvRows';
import { nameSummary, type Summary } from '../../../gradebook/summarise';
import type { Course } from '../openCourse';
import { describeGrade } from './describeGrade';

/** Everything for a spreadsheet, of everybody: under the names that Canvas and Moodle use where they have one. */
export function writeSpreadsheet({ assignment, summaries }: Course): string {
  const titles = [
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
    'Participant',
    'GitHub',
    'Groups',
  ];
  const rows = summaries.map((summary) => listCells(summary, assignment.name));
  return BYTE_ORDER_MARK + writeRows([titles.map((own) => ({ own })), ...rows]);
}

function listCells(summary: Summary, assignment: string): readonly CsvCell[] {
  const { person, student, final, counted, attempts, adjustment, adjustments } = summary;
  const numbers = (person?.participants ?? []).filter((item) => item.assignment === assignment);
  return [
    nameSummary(summary),
    person?.lmsId ?? '',
    person?.sisId ?? '',
    // What submissions are called is a login as often as not; the roster knows better.
    person === null ? student : person.login,
    person?.section ?? '',
    person?.email ?? '',
    final ?? '',
    attempts.length,
    counted?.submittedAt?.toISOString() ?? '',
    counted?.status ?? 'missing',
    counted?.score ?? '',
    counted?.maxScore ?? '',
    counted?.lateSeconds ?? '',
    counted?.penalty ?? '',
    adjustments.length === 0 ? '' : adjustment,
    adjustments.map(({ reason, madeBy }) => `${reason} (${madeBy})`).join('; '),
    { own: describeGrade(summary) },
    numbers.map(({ number }) => number).join(' '),
    person?.github ?? '',
    (person?.groups ?? []).join(', '),
  ];
}

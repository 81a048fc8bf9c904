import { parseCsv } from './parseCsv';

/**
 * What Moodle makes of a grading worksheet, told again by the rules of its own importer. Source: Moodle,
 * mod/assign/feedback/offline/importgradeslib.php and locallib.php, of 4.0 and of 5.2.
 */

export interface MoodleParticipant {
  /** What the worksheet calls them by. */
  readonly number: number;
  /** Null where no record of a grade is there. */
  readonly record: { readonly grade: number | null; readonly changedAt: Date } | null;
  readonly comment: string;
}

export interface MoodleAssignment {
  readonly release: '4.0' | '5.2';
  readonly maxGrade: number;
  /** Titles and the word before a participant's number, in the teacher's language. */
  readonly words: {
    readonly identifier: string;
    readonly grade: string;
    readonly gradeModified: string;
    readonly feedback: string;
    readonly participant: string;
    readonly decimalSign: string;
  };
  /** "Allow updating records that have been modified more recently" */
  readonly updatesNewer: boolean;
  readonly participants: readonly MoodleParticipant[];
}

export interface MoodleOutcome {
  readonly grade: number | null;
  readonly comment: string;
}

export type WorksheetImport =
  | { readonly kind: 'refused'; readonly reason: string }
  /** By participant's number. */
  | { readonly kind: 'imported'; readonly outcomes: ReadonlyMap<number, MoodleOutcome> };

export function importWorksheet(text: string, assignment: MoodleAssignment): WorksheetImport {
  const [header = [], ...rows] = parseCsv(text, ',');
  const { words, participants } = assignment;
  const column = (title: string) => header.indexOf(title);
  const needed = [words.identifier, words.grade, words.gradeModified];
  const missing = needed.find((title) => column(title) === -1);
  if (missing !== undefined) return { kind: 'refused', reason: `no column ${missing}` };
  if (rows.some((row) => row.length !== header.length)) return { kind: 'refused', reason: 'a ragged row' };
  const outcomes = new Map(
    participants.map(({ number, record, comment }): [number, MoodleOutcome] => [
      number,
      { grade: record?.grade ?? null, comment },
    ]),
  );
  for (const row of rows) {
    const participant = findParticipant(row[column(words.identifier)] ?? '', assignment);
    if (participant === undefined) continue;
    const { number, record } = participant;
    const before = outcomes.get(number) ?? { grade: null, comment: '' };
    const modified = readTime(row[column(words.gradeModified)] ?? '');
    const isStale = record !== null && record.changedAt.getTime() / 1000 > modified + 60;
    const isTaken = assignment.updatesNewer || !isStale;
    const grade = isTaken
      ? readGrade(row[column(words.grade)] ?? '', before.grade, assignment)
      : before.grade;
    // A column at the very front is passed over.
    const hasComment = column(words.feedback) > 0;
    const comment = isTaken && hasComment ? (row[column(words.feedback)] ?? '') : before.comment;
    outcomes.set(number, { grade, comment });
  }
  return { kind: 'imported', outcomes };
}

/** The number is what stands behind as many bytes as the language's word has, whatever those are. */
function findParticipant(
  cell: string,
  { words, participants }: MoodleAssignment,
): MoodleParticipant | undefined {
  const id = Buffer.from(cell).subarray(Buffer.byteLength(words.participant)).toString();
  return participants.find(({ number }) => String(number) === id);
}

/** The new grade, or the one from before where the cell is passed over. */
function readGrade(
  cell: string,
  before: number | null,
  { release, maxGrade, words }: MoodleAssignment,
): number | null {
  const trimmed = cell.replaceAll(' ', '').replace(words.decimalSign, '.');
  if (trimmed === '') return before;
  // PHP's cast takes the number that a text begins with, else 0.
  const grade = Number(/^-?\d+(\.\d+)?/.exec(trimmed)?.[0] ?? 0);
  if (grade < 0 || grade > maxGrade) return before;
  return release === '5.2' && grade === 0 ? before : grade;
}

const MONTHS = 'january february march april may june july august september october november december';

/** Seconds since 1970 of a time in English, in UTC; 0 for all else. */
function readTime(cell: string): number {
  const parts = /(\d{1,2}) ([A-Z][a-z]+) (\d{4}), (\d{1,2}):(\d\d) ([AP]M)$/.exec(cell);
  if (parts === null) return 0;
  const [, day, month = '', year, hour, minute, half] = parts;
  const hours = (Number(hour) % 12) + (half === 'PM' ? 12 : 0);
  const index = MONTHS.split(' ').indexOf(month.toLowerCase());
  return index === -1 ? 0 : Date.UTC(Number(year), index, Number(day), hours, Number(minute)) / 1000;
}

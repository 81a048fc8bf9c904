import { stringify } from 'csv-stringify/sync';
import { cleanText } from '../utils/cleanText';

/** A cell. A text may be anybody's, a student's too, and is made harmless. */
export type CsvCell = string | number | OwnWords;

/** What the kit or the course says itself: it is written as it is. */
export interface OwnWords {
  readonly own: string;
}

/** Excel takes a file for UTF-8 only when it begins so; Canvas and Moodle are given theirs without. */
export const BYTE_ORDER_MARK = '\ufeff';

/** Lines of a CSV file. */
export function writeRows(rows: readonly (readonly CsvCell[])[]): string {
  return stringify(rows.map((row) => row.map(writeCell)));
}

/**
 * One line of text that no program obeys: a spreadsheet takes what begins like a formula for a text where an apostrophe
 * stands before it.
 */
export function guardText(text: string): string {
  const line = cleanText(text);
  return /^[=+\-@\t\r＝＋－＠]/.test(line) ? `'${line}` : line;
}

function writeCell(cell: CsvCell): string {
  if (typeof cell === 'object') return cell.own;
  return typeof cell === 'number' ? String(cell) : guardText(cell);
}

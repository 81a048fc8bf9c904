import { stringify } from 'csv-stringify/sync';

export type CsvCell = string | number;

/** Excel takes a file for UTF-8 only when it begins so; Canvas and Moodle are given theirs without. */
export const BYTE_ORDER_MARK = '\ufeff';

/** Lines of a CSV file. A name such as `=cmd()` is text to a spreadsheet, never a formula. */
export function writeRows(rows: readonly (readonly CsvCell[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true },
  );
}

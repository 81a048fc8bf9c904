import { parseCsv } from './parseCsv';

/**
 * What Moodle's gradebook makes of a CSV file, told again by the rules of its own importer. Source: Moodle,
 * grade/import/csv/classes/load_data.php and grade/import/lib.php.
 */

export interface MoodleUser {
  readonly idNumber: string;
  readonly email: string;
  readonly username: string;
}

export interface GradebookItem {
  readonly maxGrade: number;
  /** The teacher's language's. */
  readonly decimalSign: string;
  /** All users of the site, in the order of `grades`. */
  readonly users: readonly MoodleUser[];
  readonly grades: readonly (number | null)[];
}

export type GradebookImport =
  /** One row was not taken, so none was. */
  | { readonly kind: 'aborted'; readonly reason: string }
  | {
      readonly kind: 'imported';
      readonly grades: readonly (number | null)[];
      /** Who does not get later marks of the activity any more. */
      readonly overridden: readonly boolean[];
    };

const fields: Readonly<Record<string, { readonly key: keyof MoodleUser; readonly ignoresCase: boolean }>> = {
  'ID number': { key: 'idNumber', ignoresCase: false },
  'Email address': { key: 'email', ignoresCase: true },
  Username: { key: 'username', ignoresCase: true },
};

/** As a teacher maps it: the first column by its title to a field of users, the second to the item. */
export function importIntoGradebook(text: string, item: GradebookItem): GradebookImport {
  const [header = [], ...rows] = parseCsv(text, ',');
  const field = fields[header[0] ?? ''];
  if (field === undefined) return { kind: 'aborted', reason: `no field of users is ${header[0]}` };
  const grades = [...item.grades];
  const overridden = item.users.map(() => false);
  for (const row of rows) {
    if (row.length !== header.length) return { kind: 'aborted', reason: 'a ragged row' };
    const fold = (value: string) => (field.ignoresCase ? value.toLowerCase() : value);
    const wanted = fold((row[0] ?? '').trim());
    const found = item.users.flatMap((user, index) => (fold(user[field.key]) === wanted ? [index] : []));
    const [index] = found;
    if (index === undefined || found.length > 1)
      return { kind: 'aborted', reason: `${found.length} users are ${row[0]}` };
    const grade = readGrade((row[1] ?? '').trim(), item);
    if (typeof grade === 'string') return { kind: 'aborted', reason: grade };
    grades[index] = grade;
    overridden[index] = true;
  }
  return { kind: 'imported', grades, overridden };
}

/** Null for an empty cell; a text where there is no such grade, and why. */
function readGrade(cell: string, { maxGrade, decimalSign }: GradebookItem): number | null | string {
  if (cell === '' || cell === '-') return null;
  const number = cell.replaceAll(' ', '').replace(decimalSign, '.');
  if (!/^-?\d+(\.\d+)?$/.test(number)) return `${cell} is no grade`;
  const grade = Number(number);
  return grade < 0 || grade > maxGrade ? `${cell} is out of range` : grade;
}

import type * as CsvParse from 'csv-parse/sync';
import { requirePackage } from '../database';
import { RosterError } from './rosterError';
import { personFields, type Person } from './roster';

/** Headers of Canvas, Moodle and people, in lower case. */
const HEADERS: Readonly<Record<string, keyof Person | 'first' | 'last'>> = {
  student: 'name',
  name: 'name',
  'full name': 'name',
  'student name': 'name',
  'first name': 'first',
  firstname: 'first',
  'given name': 'first',
  'last name': 'last',
  lastname: 'last',
  surname: 'last',
  'family name': 'last',
  id: 'lmsId',
  'user id': 'lmsId',
  'canvas user id': 'lmsId',
  canvas_user_id: 'lmsId',
  'sis user id': 'sisId',
  'id number': 'sisId',
  idnumber: 'sisId',
  'student id': 'sisId',
  sid: 'sisId',
  'sis login id': 'login',
  login: 'login',
  'login id': 'login',
  username: 'login',
  login_id: 'login',
  email: 'email',
  'e-mail': 'email',
  'email address': 'email',
  mail: 'email',
  section: 'section',
  sections: 'section',
  group: 'section',
  groups: 'section',
};
/** No two people have the same. */
const UNIQUE = ['lmsId', 'sisId', 'login', 'email'] as const;

interface RosterLine {
  readonly number: number;
  readonly person: Person;
}

/**
 * People of a CSV file, as Canvas or Moodle exports one or a person writes it: with a header, separated by commas,
 * semicolons or tabs. Columns that say nothing of who somebody is are left alone.
 * @param file how to name it in an error
 * @throws RosterError, in one sentence, with the line
 */
export function parseRoster(bytes: Uint8Array, file: string): readonly Person[] {
  const text = decode(bytes, file);
  const [header, ...rows] = readRows(text, file);
  const fields = (header?.record ?? []).map((title) => HEADERS[title.trim().toLowerCase()]);
  if (!fields.some((field) => field !== undefined && field !== 'section'))
    throw new RosterError(
      `${file} names nobody: its first line must hold headers such as name, email, id or login (or those of Canvas or Moodle).`,
    );
  const lines = rows
    .map(({ record, line }): RosterLine => ({ number: line, person: readPerson(fields, record) }))
    .filter(({ person }) => isPerson(person));
  if (lines.length === 0) throw new RosterError(`${file} has a header and nobody under it.`);
  requireUnique(lines, file);
  return lines.map(({ person }) => person);
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new RosterError(`${file} is not UTF-8: save it as "CSV UTF-8".`);
  }
}

interface Row {
  readonly record: readonly string[];
  readonly line: number;
}

function readRows(text: string, file: string): readonly Row[] {
  const head = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const count = (mark: string) => head.split(mark).length;
  const delimiter = [',', ';', '\t'].reduce((most, mark) => (count(mark) > count(most) ? mark : most));
  const { parse } = requirePackage('csv-parse/sync') as typeof CsvParse;
  try {
    const rows: unknown = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    });
    return (rows as readonly { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      record,
      line: info.lines,
    }));
  } catch (error) {
    throw new RosterError(`${file} is no CSV that can be read: ${(error as Error).message}.`);
  }
}

function readPerson(
  fields: readonly (keyof Person | 'first' | 'last' | undefined)[],
  record: readonly string[],
): Person {
  const find = (wanted: keyof Person | 'first' | 'last') =>
    (record[fields.indexOf(wanted)] ?? '').trim().normalize('NFC');
  const person = Object.fromEntries(personFields.map((field) => [field, find(field)])) as unknown as Person;
  return { ...person, name: person.name !== '' ? person.name : `${find('first')} ${find('last')}`.trim() };
}

/** Not what Canvas puts between header and people, nor the student it makes up, nor a line of commas. */
function isPerson(person: Person): boolean {
  if (/^(points possible|student, test|test student)$/i.test(person.name)) return false;
  return personFields.some((field) => field !== 'section' && person[field] !== '');
}

function requireUnique(lines: readonly RosterLine[], file: string): void {
  for (const field of UNIQUE) {
    const seen = new Map<string, number>();
    for (const { number, person } of lines) {
      const key = person[field].toLowerCase();
      const before = seen.get(key);
      if (key !== '' && before !== undefined)
        throw new RosterError(
          `${file}: lines ${before} and ${number} are two people with one ${NAMES[field]}; correct one of them.`,
        );
      seen.set(key, number);
    }
  }
}

const NAMES = { lmsId: 'ID', sisId: 'institutional ID', login: 'login', email: 'address' } as const;

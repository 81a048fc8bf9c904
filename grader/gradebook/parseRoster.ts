import type { LocalTime } from '../utils/localTime';
import { readCsv } from './readCsv';
import { readColumns, type Columns } from './readColumns';
import { readLongTime } from './readLongTime';
import { RosterError } from './rosterError';
import { isSomebody } from './participants';
import { makePerson, type Person, type RosterSource } from './roster';
import type { RosterNote } from './rosterNotes';

/** What stands in a roster's file. */
export interface RosterFile {
  readonly source: RosterSource;
  /** Of its columns, as they stand there. */
  readonly titles: readonly string[];
  readonly lines: readonly RosterLine[];
  /** What was not understood, or left out. */
  readonly notes: readonly RosterNote[];
}

export interface RosterLine {
  /** Counted from 1. */
  readonly line: number;
  readonly person: Person;
  /** Moodle's number of them; null in what is no worksheet. */
  readonly number: string | null;
  /** When they last handed in, in the teacher's zone; null where nobody says, or it cannot be read. */
  readonly modified: LocalTime | null;
}

/**
 * People of a CSV file, as a platform exports one or a person writes it: with a header, separated by commas, semicolons
 * or tabs. What it loses is told in the notes.
 * @param file how to name it in an error
 * @throws RosterError, in one sentence, with the line
 */
export function parseRoster(bytes: Uint8Array, file: string): RosterFile {
  const [header, ...rows] = readCsv(bytes, file);
  const columns = readColumns(
    header?.record ?? [],
    rows.map(({ record }) => record),
  );
  if (!columns.tellsPeople)
    throw new RosterError(
      `${file} names nobody: its first line must hold headers such as name, email, id or login (or those of Canvas, Moodle or Gradescope).`,
    );
  const { source } = columns;
  const unread: number[] = [];
  const leftOut: LeftOut = { staff: [], test: 0 };
  const lines = rows.flatMap(({ record, line }): readonly RosterLine[] => {
    const person = readPerson(columns, record);
    const number = source === 'worksheet' ? readNumber(columns.find('participant', record)) : null;
    if (
      !(isSomebody(person) || number !== null) ||
      isNoStudent(person, columns.find('role', record), leftOut)
    )
      return [];
    const text = columns.find('modified', record);
    const modified = readLongTime(text);
    if (modified === null && !/^[-–]?$/.test(text)) unread.push(line);
    return [{ line, person, number, modified }];
  });
  if (lines.length === 0) throw new RosterError(`${file} has a header and nobody under it.`);
  requireUnique(lines, file);
  const titles = (header?.record ?? []).map((title) => title.trim());
  return { source, titles, lines, notes: [...columns.notes, ...noteLosses(leftOut, unread)] };
}

function readPerson({ source, find, list }: Columns, record: readonly string[]): Person {
  const [first, last] = [find('first', record), find('last', record)];
  const parts = [first, last].filter((text) => text !== '');
  const split = first !== '' && last !== '' ? [`${last}, ${first}`] : [];
  const names = [...list('name', record), ...(parts.length === 0 ? [] : [parts.join(' ')]), ...split];
  const identifier = source === 'classroom' ? readClassroom(list('participant', record), names) : {};
  const [name = '', ...spellings] = [...new Set(names)];
  const groups = list('groups', record).flatMap((text) =>
    [text, ...text.split(/[,;]/)].map((part) => part.trim()),
  );
  return makePerson({
    source,
    name,
    spellings,
    lmsId: find('lmsId', record),
    // Brightspace writes a # before it, so that spreadsheets leave it alone.
    sisId: find('sisId', record).replace(/^#/, ''),
    login: find('login', record).replace(/^#/, ''),
    email: find('email', record),
    github: find('github', record),
    integrationId: find('integrationId', record),
    rootAccount: find('rootAccount', record),
    section: find('section', record),
    groups: [...new Set(groups)].filter((text) => text !== ''),
    ...identifier,
  });
}

/** GitHub Classroom's identifier is what the teacher chose: an address, a name, a number or a login. */
function readClassroom([identifier = '']: readonly string[], names: readonly string[]): Partial<Person> {
  if (identifier === '') return {};
  if (/^\S+@\S+$/.test(identifier)) return { email: identifier };
  if (/\s/.test(identifier)) {
    const [name = identifier, ...spellings] = [...new Set([...names, identifier])];
    return { name, spellings };
  }
  return { login: identifier, ...(names.length === 0 ? { name: identifier } : {}) };
}

/** The number behind the translated word: `Participant 12`, `Teilnehmer/in12`. */
function readNumber(text: string): string | null {
  return /(\d+)$/.exec(text)?.[1] ?? null;
}

interface LeftOut {
  readonly staff: string[];
  test: number;
}

/** Not what Canvas puts between header and people, nor the student it makes up, nor those who teach. */
function isNoStudent({ name, spellings }: Person, role: string, leftOut: LeftOut): boolean {
  const names = [name, ...spellings];
  if (names.some((text) => /^(points possible|manual posting)$/i.test(text))) return true;
  if (names.some((text) => /^(student, test|test student)$/i.test(text))) {
    leftOut.test += 1;
    return true;
  }
  const roles = role.split(/[,;]/).map((text) => text.trim());
  if (!roles.some((text) => STAFF.test(text))) return false;
  leftOut.staff.push(`${name} (${role})`);
  return true;
}

/** Roles of Gradescope, Canvas and Moodle that are not students', in the languages of their sites. */
const STAFF =
  /^(instructor|ta|teaching assistant|teacher|editing teacher|non-editing teacher|reader|grader|designer|observer|manager|course creator|staff|teacherenrollment|taenrollment|trainer(\/in)?.*|kursersteller(\/in)?.*|enseignant.*|profesor.*|docent.*|docente.*|professor.*|prowadzący.*|nauczyciel.*|lärare.*)$/iu;

function noteLosses({ staff, test }: LeftOut, unread: readonly number[]): readonly RosterNote[] {
  return [
    ...(staff.length === 0 ? [] : [{ kind: 'staff', names: staff } as const]),
    ...(test === 0 ? [] : [{ kind: 'test-student' } as const]),
    ...(unread.length === 0 ? [] : [{ kind: 'unread-times', lines: unread } as const]),
  ];
}

/** No two people have the same. */
const UNIQUE = {
  lmsId: 'ID',
  sisId: 'institutional ID',
  login: 'login',
  email: 'address',
  github: 'GitHub login',
} as const;

function requireUnique(lines: readonly RosterLine[], file: string): void {
  const require = (what: string, choose: (line: RosterLine) => string) => {
    const seen = new Map<string, number>();
    for (const item of lines) {
      const key = choose(item).toLowerCase();
      const before = seen.get(key);
      if (key !== '' && before !== undefined)
        throw new RosterError(
          `${file}: lines ${before} and ${item.line} are two people with one ${what}; correct one of them.`,
        );
      seen.set(key, item.line);
    }
  };
  for (const [field, what] of Object.entries(UNIQUE) as [keyof typeof UNIQUE, string][])
    require(what, ({ person }) => person[field]);
  require('number of a participant', ({ number }) => number ?? '');
}

import type { Executor } from '../database';
import { toText, toTimestamp } from './columns';
import { createRefinder } from './findAgain';
import { createNameFinder } from './findByName';
import { cleanPerson, makePerson, readImported, type Participant, type Person } from './roster';

/** One line of Moodle's grading worksheet of an assignment. */
export interface WorksheetLine {
  readonly number: string;
  /** Nothing but the number is known where names are hidden. */
  readonly person: Person;
  /** When they last handed in; null where they did not, or where the time cannot be read. */
  readonly modifiedAt: Date | null;
}

/** Adds a worksheet's numbers to those that are known; a number that is known gets its newest person and one more time. */
export async function recordWorksheet(
  transaction: Executor,
  assignment: string,
  lines: readonly WorksheetLine[],
): Promise<void> {
  await transaction.query('LOCK TABLE grader.participants IN EXCLUSIVE MODE');
  await transaction.query(
    `INSERT INTO grader.participants (assignment, number, position, person)
     SELECT $1, number, position, person::json FROM unnest($2::text[], $3::int[], $4::text[]) AS item (number, position, person)
     ON CONFLICT (assignment, number) DO UPDATE SET position = excluded.position, person = excluded.person`,
    [
      assignment,
      lines.map(({ number }) => toText(number)),
      lines.map((_, index) => index + 1),
      lines.map(({ person }) => JSON.stringify(cleanPerson(person))),
    ],
  );
  const dated = lines.flatMap(({ number, modifiedAt }) =>
    modifiedAt === null ? [] : [{ number, modifiedAt }],
  );
  await transaction.query(
    `INSERT INTO grader.participant_times (assignment, number, at)
     SELECT $1, number, at::timestamptz FROM unnest($2::text[], $3::text[]) AS item (number, at) ON CONFLICT DO NOTHING`,
    [
      assignment,
      dated.map(({ number }) => toText(number)),
      dated.map(({ modifiedAt }) => toTimestamp(modifiedAt)),
    ],
  );
}

/** The times of an assignment's worksheets by the participant's number, earliest first. */
export async function readParticipantTimes(
  executor: Executor,
  assignment: string,
): Promise<ReadonlyMap<string, readonly Date[]>> {
  const rows = await executor.query<{ readonly number: string; readonly at: number }>(
    `SELECT number, (extract(epoch FROM at) * 1000)::float8 AS at
       FROM grader.participant_times WHERE assignment = $1 ORDER BY at`,
    [assignment],
  );
  const times = new Map<string, Date[]>();
  for (const { number, at } of rows)
    times.set(number, [...(times.get(number) ?? []), new Date(Math.round(at))]);
  return times;
}

/** The people of the course: those of the roster, and those whom worksheets name, with their numbers. */
export async function readRoster(executor: Executor): Promise<readonly Person[]> {
  const imported = await readImported(executor);
  const named = await executor.query<Participant & { readonly person: Person }>(
    'SELECT assignment, number, person FROM grader.participants ORDER BY assignment, position, number',
  );
  return joinParticipants(imported, named);
}

/**
 * Gives people the numbers that worksheets know them by. Who is in no roster yet becomes one of its people; whose name
 * two people have, or whose name is hidden, is left out.
 */
export function joinParticipants(
  imported: readonly Person[],
  named: readonly (Participant & { readonly person: Person })[],
): readonly Person[] {
  let people = imported;
  const assignments = [...new Set(named.map(({ assignment }) => assignment))];
  for (const assignment of assignments)
    people = joinWorksheet(
      people,
      named.filter((item) => item.assignment === assignment),
    );
  return people;
}

function joinWorksheet(
  people: readonly Person[],
  lines: readonly (Participant & { readonly person: Person })[],
): readonly Person[] {
  const refind = createRefinder(people);
  const names = createNameFinder(people);
  const sure = new Map(lines.map((line) => [line, refind({ ...line.person, name: '' })]));
  const taken = new Set(sure.values());
  /** Those who are called like a line, and are no other line's. */
  const findNamesakes = ({ person }: Participant & { readonly person: Person }) =>
    names.find(person.name).filter((known) => !taken.has(known) && !differ(known, person));
  const claims = new Map<Person, number>();
  for (const line of lines.filter((item) => sure.get(item) === null))
    for (const known of findNamesakes(line)) claims.set(known, (claims.get(known) ?? 0) + 1);
  const joined = new Map<Person, Person>();
  const added: Person[] = [];
  for (const line of lines) {
    const person = { ...line.person, participants: [{ assignment: line.assignment, number: line.number }] };
    const namesakes = sure.get(line) == null ? findNamesakes(line) : [];
    const [only] = namesakes;
    const known = sure.get(line) ?? (namesakes.length === 1 ? only : undefined);
    if (known !== undefined && (sure.get(line) != null || claims.get(known) === 1))
      joined.set(known, merge(joined.get(known) ?? known, person));
    else if (namesakes.length === 0 && isSomebody(person))
      added.push(makePerson({ ...person, source: 'worksheet' }));
  }
  return [...people.map((person) => joined.get(person) ?? person), ...added];
}

/** Namesakes of whom an identifier says that they are two. */
function differ(one: Person, other: Person): boolean {
  return (['lmsId', 'sisId', 'login'] as const).some(
    (field) =>
      one[field] !== '' && other[field] !== '' && one[field].toLowerCase() !== other[field].toLowerCase(),
  );
}

export function isSomebody({ name, lmsId, sisId, login, email, github }: Person): boolean {
  return [name, lmsId, sisId, login, email, github].some((text) => text !== '');
}

/** What the roster says stays; what it leaves open comes from the worksheet. */
function merge(known: Person, more: Person): Person {
  const first = (a: string, b: string) => (a === '' ? b : a);
  return {
    ...known,
    spellings: [
      ...new Set([...known.spellings, ...(known.name === '' ? [] : [more.name]), ...more.spellings]),
    ],
    name: first(known.name, more.name),
    lmsId: first(known.lmsId, more.lmsId),
    sisId: first(known.sisId, more.sisId),
    login: first(known.login, more.login),
    email: first(known.email, more.email),
    groups: [...new Set([...known.groups, ...more.groups])],
    participants: [...known.participants, ...more.participants],
  };
}

import type { Executor } from '../database';
import type { PersonFacts } from './attemptEntry';
import { toText } from './columns';

/** What kind of file a roster is. */
export type RosterSource = 'canvas' | 'moodle' | 'worksheet' | 'gradescope' | 'classroom' | 'csv';

/** One of the course's people; a text is empty where the roster does not say. */
export interface Person extends PersonFacts {
  /** Where the roster came from: it says what kind of number `lmsId` is. */
  readonly source: RosterSource;
  readonly name: string;
  /** Further ways in which rosters write the name. */
  readonly spellings: readonly string[];
  /** The number that the learning platform knows them by: Canvas's `ID`. */
  readonly lmsId: string;
  /** The institution's own: Canvas's `SIS User ID`, Moodle's `ID number`. */
  readonly sisId: string;
  readonly login: string;
  readonly email: string;
  readonly github: string;
  /** Canvas's, for whoever writes its columns again. */
  readonly integrationId: string;
  readonly rootAccount: string;
  /** As the roster writes it: one, or several in a row. */
  readonly section: string;
  readonly groups: readonly string[];
  /** Moodle's numbers of them. */
  readonly participants: readonly Participant[];
}

/** Moodle's number of somebody in one assignment. */
export interface Participant {
  readonly assignment: string;
  readonly number: string;
}

export const personFields = [
  'name',
  'lmsId',
  'sisId',
  'login',
  'email',
  'github',
  'integrationId',
  'rootAccount',
  'section',
] as const;

/** A person of whom nothing else is known. */
export function makePerson(known: Partial<Person>): Person {
  return {
    source: 'csv',
    name: '',
    spellings: [],
    lmsId: '',
    sisId: '',
    login: '',
    email: '',
    github: '',
    integrationId: '',
    rootAccount: '',
    section: '',
    groups: [],
    participants: [],
    ...known,
  };
}

/** The people of the last roster that was imported, in its order; none where there was none. */
export async function readImported(executor: Executor): Promise<readonly Person[]> {
  const rows = await executor.query<Omit<Person, 'participants'>>(
    `SELECT source, name, spellings, lms_id AS "lmsId", sis_id AS "sisId", login, email, github,
            integration_id AS "integrationId", root_account AS "rootAccount", section, groups
       FROM grader.roster ORDER BY position`,
  );
  return rows.map((row) => ({ ...row, participants: [] }));
}

/** Puts a roster in the place of the one there is. In a transaction, or somebody may find none. */
export async function replaceRoster(transaction: Executor, people: readonly Person[]): Promise<void> {
  // Two who import at once take turns, so that neither's people are mixed with the other's.
  await transaction.query('LOCK TABLE grader.roster IN EXCLUSIVE MODE');
  await transaction.query('DELETE FROM grader.roster');
  await transaction.query(
    `INSERT INTO grader.roster (position, source, name, spellings, lms_id, sis_id, login, email, github, integration_id,
                                root_account, section, groups)
     SELECT position, source, name, spellings, "lmsId", "sisId", login, email, github, "integrationId", "rootAccount",
            section, groups
       FROM jsonb_to_recordset($1::jsonb) AS item (
         position int, source text, name text, spellings text[], "lmsId" text, "sisId" text, login text, email text,
         github text, "integrationId" text, "rootAccount" text, section text, groups text[])`,
    [
      toText(
        JSON.stringify(people.map(cleanPerson).map((person, index) => ({ ...person, position: index + 1 }))),
      ),
    ],
  );
}

/** With texts that a database takes. */
export function cleanPerson(person: Person): Person {
  const texts = Object.fromEntries(personFields.map((field) => [field, toText(person[field])]));
  const { spellings, groups } = person;
  return { ...person, ...texts, spellings: spellings.map(toText), groups: groups.map(toText) };
}

/** The first of a person's identifiers that there is. */
export function identifyPerson({ login, email, sisId, lmsId, github, name }: PersonFacts): string {
  return [login, email, sisId, lmsId, github].find((text) => text !== '') ?? name;
}

/** The facts by which a person is found again in a newer roster. */
export function pickFacts({ name, lmsId, sisId, login, email, github }: PersonFacts): PersonFacts {
  return { name, lmsId, sisId, login, email, github };
}

/** Whether a roster has somebody in this section. Canvas names several in a row: `A, B, and C`. */
export function isInSection(
  { section, groups }: Pick<Person, 'section' | 'groups'>,
  wanted: string,
): boolean {
  const fold = (text: string) => text.normalize('NFKC').trim().toLowerCase();
  const several = section.split(/,? and |, |; /);
  return [section, ...several, ...groups].map(fold).includes(fold(wanted));
}

import type { Executor } from '../database';
import { toText } from './columns';

/** One of the course's people; a text is empty where the roster does not say. */
export interface Person {
  readonly name: string;
  /** The number that the learning platform knows them by: Canvas's `ID`. */
  readonly lmsId: string;
  /** The institution's own: Canvas's `SIS User ID`, Moodle's `ID number`. */
  readonly sisId: string;
  readonly login: string;
  readonly email: string;
  readonly section: string;
}

export const personFields = ['name', 'lmsId', 'sisId', 'login', 'email', 'section'] as const;

/** In the order of the roster's file; none where no roster was imported. */
export async function readRoster(executor: Executor): Promise<readonly Person[]> {
  return executor.query<Person>(
    `SELECT name, lms_id AS "lmsId", sis_id AS "sisId", login, email, section
       FROM grader.roster ORDER BY position`,
  );
}

/** Puts a roster in the place of the one there is. In a transaction, or somebody may find none. */
export async function replaceRoster(transaction: Executor, people: readonly Person[]): Promise<void> {
  // Two who import at once take turns, so that neither's people are mixed with the other's.
  await transaction.query('LOCK TABLE grader.roster IN EXCLUSIVE MODE');
  await transaction.query('DELETE FROM grader.roster');
  await transaction.query(
    `INSERT INTO grader.roster (position, name, lms_id, sis_id, login, email, section)
     SELECT * FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])`,
    [
      people.map((_, index) => index + 1),
      ...personFields.map((field) => people.map((person) => toText(person[field]))),
    ],
  );
}

/** The first of a person's identifiers that there is. */
export function identifyPerson({ login, email, sisId, lmsId, name }: Person): string {
  return [login, email, sisId, lmsId].find((text) => text !== '') ?? name;
}

import { readFile } from 'node:fs/promises';
import { explainFileFault } from '../../utils/systemFault';
import { UsageError } from '../../utils/usageError';
import type { Database } from '../../database';
import { compareRosters, type RosterChange } from '../../gradebook/compareRosters';
import { createFinder } from '../../gradebook/matchRoster';
import { parseRoster } from '../../gradebook/parseRoster';
import { listStudents } from '../../gradebook/readAttempts';
import { identifyPerson, readRoster, replaceRoster, type Person } from '../../gradebook/roster';
import { escapeControls } from '../../utils/escapeControls';
import { choosePlace, withGradebook, type PlaceOptions } from '../../gradebook/place';
import { chooseRoot, type CommonOptions } from '../chooseAssignment';
import { writeStdout } from '../../output/writeOutput';

export interface ImportOptions extends CommonOptions, PlaceOptions {
  readonly file: string;
}

/** `grader gradebook import-roster FILE`: puts the people of a CSV file in the place of those there were. */
export async function importRoster(options: ImportOptions): Promise<void> {
  const file = String(options.file);
  const people = parseRoster(await readBytes(file), file);
  const place = choosePlace(chooseRoot(options), options, process.env);
  const { change, strangers } = await withGradebook(place, (database) => replace(database, people));
  await writeStdout(describeImport(people, change, strangers));
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new UsageError(`The roster ${file} cannot be read: ${explainFileFault(error)}.`);
  }
}

async function replace(database: Database, people: readonly Person[]) {
  return database.transaction(async (transaction) => {
    const before = await readRoster(transaction);
    await replaceRoster(transaction, people);
    const find = createFinder(people);
    const strangers = (await listStudents(transaction)).filter((student) => find(student) === null);
    return { change: compareRosters(before, people), strangers };
  });
}

function describeImport(
  people: readonly Person[],
  { added, removed, changed }: RosterChange,
  strangers: readonly string[],
): string {
  const list = (title: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${title}: ${names.map((name) => escapeControls(name)).join(', ')}`];
  const name = (person: Person) => (person.name === '' ? identifyPerson(person) : person.name);
  const count = `${people.length} ${people.length === 1 ? 'student' : 'students'}`;
  return `${[
    `The roster has ${count}: ${added.length} added, ${removed.length} removed, ${changed.length} changed.`,
    ...list('removed', removed.map(name)),
    ...list('changed', changed.map(name)),
    ...list('with attempts, but not in the roster', strangers),
  ].join('\n')}\n`;
}

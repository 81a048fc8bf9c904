import { readFile } from 'node:fs/promises';
import { explainFileFault } from '../../utils/systemFault';
import { UsageError } from '../../utils/usageError';
import type { Assignment } from '../../domain';
import type { Database } from '../../database';
import { compareRosters, type RosterChange } from '../../gradebook/compareRosters';
import { readLinks } from '../../gradebook/links';
import { listOwnersOf, type Owner } from '../../gradebook/owners';
import { parseRoster, type RosterFile } from '../../gradebook/parseRoster';
import { readRoster, recordWorksheet } from '../../gradebook/participants';
import { listOwners } from '../../gradebook/readAttempts';
import { resolveClock } from '../../gradebook/resolveLocal';
import { identifyPerson, replaceRoster, type Person } from '../../gradebook/roster';
import { describeNote } from '../../gradebook/rosterNotes';
import { recordTitles } from '../../gradebook/titles';
import { escapeControls } from '../../utils/escapeControls';
import { choosePlace, withGradebook, type PlaceOptions } from '../../gradebook/place';
import { chooseAssignment, chooseRoot, type CommonOptions } from '../chooseAssignment';
import { writeStdout } from '../../output/writeOutput';
import { nameOwner } from './describePeople';

export interface ImportOptions extends CommonOptions, PlaceOptions {
  readonly file: string;
}

/**
 * `grader gradebook import-roster FILE`: puts the people of a CSV file in the place of those there were. A grading
 * worksheet of Moodle is one assignment's, and adds its people and numbers to those that are known.
 */
export async function importRoster(options: ImportOptions): Promise<void> {
  const file = String(options.file);
  const roster = parseRoster(await readBytes(file), file);
  const root = chooseRoot(options);
  const assignment = roster.source === 'worksheet' ? chooseAssignment(root, options.assignment) : null;
  const place = choosePlace(root, options, process.env);
  const outcome = await withGradebook(place, (database) => enter(database, roster, assignment));
  const title = assignment === null ? 'The roster' : `With the worksheet of ${assignment.title} the roster`;
  await writeStdout(describeImport(title, outcome, roster));
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new UsageError(`The roster ${file} cannot be read: ${explainFileFault(error)}.`);
  }
}

interface Outcome {
  readonly people: readonly Person[];
  readonly change: RosterChange;
  readonly strangers: readonly Owner[];
  /** Numbers of the worksheet that are nobody's for certain. */
  readonly nameless: readonly string[];
}

async function enter(
  database: Database,
  { source, titles, lines }: RosterFile,
  assignment: Assignment | null,
): Promise<Outcome> {
  return database.transaction(async (transaction) => {
    await recordTitles(transaction, assignment?.name ?? null, source, titles);
    const before = await readRoster(transaction);
    if (assignment === null)
      await replaceRoster(
        transaction,
        lines.map(({ person }) => person),
      );
    else await recordWorksheet(transaction, assignment.name, readWorksheet(lines, assignment));
    const people = await readRoster(transaction);
    const entries = await listOwners(transaction);
    const assignments = [...new Set(entries.map((entry) => entry.assignment))];
    const strangers: Owner[] = [];
    for (const name of assignments) {
      const links = await readLinks(transaction, name);
      const owners = listOwnersOf(
        entries.filter((entry) => entry.assignment === name),
        { assignment: name, roster: people, links },
      );
      for (const owner of owners)
        if (owner.match.kind !== 'matched' && !strangers.some(({ key }) => key === owner.key))
          strangers.push(owner);
    }
    const isKnown = (number: string) =>
      people.some(({ participants }) =>
        participants.some((item) => item.assignment === assignment?.name && item.number === number),
      );
    const nameless = lines.flatMap(({ number }) => (number === null || isKnown(number) ? [] : [number]));
    return { people, change: compareRosters(before, people), strangers, nameless };
  });
}

/** A worksheet's clock is in the course's zone. */
function readWorksheet(lines: RosterFile['lines'], { deadline }: Assignment) {
  return lines.flatMap(({ number, person, modified }) =>
    number === null
      ? []
      : [{ number, person, modifiedAt: modified === null ? null : resolveClock(modified, deadline) }],
  );
}

function describeImport(
  title: string,
  { people, change, strangers, nameless }: Outcome,
  { notes }: RosterFile,
): string {
  const { added, removed, changed } = change;
  const list = (what: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${what}: ${names.map((name) => escapeControls(name)).join(', ')}`];
  const name = (person: Person) => (person.name === '' ? identifyPerson(person) : person.name);
  const count = `${people.length} ${people.length === 1 ? 'student' : 'students'}`;
  return `${[
    `${title} has ${count}: ${added.length} added, ${removed.length} removed, ${changed.length} changed.`,
    ...list('removed', removed.map(name)),
    ...list('changed', changed.map(name)),
    ...list('participants without a name, or with one that two have', nameless),
    ...notes.map((note) => escapeControls(describeNote(note))),
    ...(strangers.length === 0
      ? []
      : [
          `with attempts, but not in the roster: ${strangers.map((owner) => nameOwner(owner, strangers)).join(', ')}`,
        ]),
  ].join('\n')}\n`;
}

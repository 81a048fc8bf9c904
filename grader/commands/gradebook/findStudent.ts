import { closest } from 'fastest-levenshtein';
import { UsageError } from '../../utils/usageError';
import type { Subject } from '../../gradebook/attemptEntry';
import { createFinder } from '../../gradebook/matchRoster';
import type { Owner } from '../../gradebook/owners';
import { pickFacts, type Person } from '../../gradebook/roster';
import { nameSummary, type Summary } from '../../gradebook/summarise';
import { escapeControls } from '../../utils/escapeControls';
import { describePerson } from './describePeople';
import type { Course } from './openCourse';

/**
 * The line of the student that a name means: an owner's key, what a submission is called, or any name the roster knows
 * somebody by.
 * @throws UsageError when nobody is, with the nearest name that somebody has; when it may be two, with what tells them
 * apart
 */
export function findStudent({ summaries, roster }: Course, name: string): Summary {
  const keyed = summaries.filter(({ owners }) => owners.some(({ key }) => key === name));
  const called = summaries.filter(({ students, student }) => student === name || students.includes(name));
  const people = createFinder(roster)(name);
  const known = summaries.filter(({ person }) => person !== null && people.includes(person));
  const [only, ...others] = [keyed, called, known].find(({ length }) => length > 0) ?? [];
  if (only === undefined) {
    const names = summaries.flatMap((summary) => [
      summary.student,
      ...summary.students,
      nameSummary(summary),
    ]);
    throw new UsageError(
      `Nobody in the gradebook or its roster is called "${escapeControls(name)}"${suggest(name, names)}.`,
    );
  }
  if (others.length > 0) throw refuseSeveral(name, [only, ...others].map(tellApart));
  return only;
}

/** @throws UsageError as findStudent, of the roster's people alone */
export function findPerson(roster: readonly Person[], name: string): Person {
  if (roster.length === 0)
    throw new UsageError('There is no roster yet: "grader gradebook import-roster FILE" brings one.');
  const [only, ...others] = createFinder(roster)(name);
  if (only === undefined)
    throw new UsageError(
      `Nobody in the roster is called "${escapeControls(name)}"${suggest(
        name,
        roster.flatMap((person) => [person.name, person.login].filter((text) => text !== '')),
      )}.`,
    );
  if (others.length > 0) throw refuseSeveral(name, [only, ...others].map(describePerson));
  return only;
}

/** The owner that a key or a submission's name means. @throws UsageError as findStudent */
export function findOwner(owners: readonly Owner[], name: string): Owner {
  const keyed = owners.find(({ key }) => key === name);
  if (keyed !== undefined) return keyed;
  const [only, ...others] = owners.filter(
    ({ students, identity }) => students.includes(name) || identity.name === name,
  );
  if (only === undefined) {
    const names = owners.flatMap(({ key, students }) => [key, ...students]);
    throw new UsageError(`No attempt is by "${escapeControls(name)}"${suggest(name, names)}.`);
  }
  if (others.length > 0)
    throw refuseSeveral(
      name,
      [only, ...others].map(({ key }) => escapeControls(key)),
    );
  return only;
}

/** Whom a decision about a line is about. */
export function describeSubject({ student, owners, person }: Summary): Subject {
  // A group's attempts are not theirs alone.
  const own = owners.find(({ match }) => match.kind !== 'matched' || match.people.length === 1);
  return { student, owner: own?.key ?? null, person: person === null ? null : pickFacts(person) };
}

function refuseSeveral(name: string, choices: readonly string[]): UsageError {
  return new UsageError(
    `"${escapeControls(name)}" may be ${choices.join(' or ')}: say which one by an ID, a login or an address.`,
  );
}

function tellApart(summary: Summary): string {
  if (summary.person !== null) return describePerson(summary.person);
  return escapeControls(`${nameSummary(summary)} (${summary.owners[0]?.key ?? summary.student})`);
}

function suggest(name: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `; the nearest is "${escapeControls(closest(name, names))}"`;
}

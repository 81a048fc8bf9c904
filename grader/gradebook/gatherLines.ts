import type { Adjustment, AttemptEntry, Subject } from './attemptEntry';
import { createRefinder } from './findAgain';
import { createFinder } from './matchRoster';
import type { Extension } from './extensions';
import { chooseHandIn } from './handIns';
import type { Link } from './links';
import { keyLegacy, listOwnersOf, type Owner } from './owners';
import { identifyPerson, type Person } from './roster';
import { listNumbers, timeAttempts } from './timeAttempts';

/** What the gradebook keeps of an assignment. */
export interface Gradebook {
  readonly attempts: readonly AttemptEntry[];
  readonly adjustments: readonly Adjustment[];
  readonly roster: readonly Person[];
  readonly links: ReadonlyMap<string, Link>;
  readonly extensions: readonly Extension[];
  /** Of worksheets, by the participant's number. */
  readonly times: ReadonlyMap<string, readonly Date[]>;
}

/** All that belongs to one student. */
export interface Line {
  readonly student: string;
  readonly students: readonly string[];
  readonly person: Person | null;
  readonly owners: readonly Owner[];
  readonly attempts: readonly AttemptEntry[];
  readonly adjustments: readonly Adjustment[];
}

interface Gathered {
  readonly person: Person | null;
  readonly owners: Owner[];
  readonly attempts: AttemptEntry[];
  readonly adjustments: Adjustment[];
}

/**
 * A line for each person of the roster and for each owner that it does not know. A group's work stands in the line of
 * each member.
 */
export function gatherLines(
  { attempts, adjustments, roster, links, times }: Gradebook,
  assignment: string,
): readonly Line[] {
  const owners = listOwnersOf(attempts, { assignment, roster, links });
  const lines = new Map<Person | string, Gathered>();
  const findLine = (key: Person | string): Gathered => {
    const person = typeof key === 'string' ? null : key;
    const line = lines.get(key) ?? { person, owners: [], attempts: [], adjustments: [] };
    lines.set(key, line);
    return line;
  };
  for (const person of roster) findLine(person);
  const keys = placeOwners(owners);
  for (const owner of owners) for (const key of keys.get(owner.key) ?? []) findLine(key).owners.push(owner);
  const byKey = new Map(owners.map((owner) => [owner.key, owner]));
  const timed = timeAttempts(attempts, times, (attempt) =>
    findNumbers(attempt, byKey.get(attempt.ownerKey), assignment),
  );
  for (const attempt of timed)
    for (const key of keys.get(attempt.ownerKey) ?? []) findLine(key).attempts.push(attempt);
  const findSubjects = createSubjectFinder(roster, keys);
  for (const adjustment of adjustments)
    for (const key of findSubjects(adjustment)) findLine(key).adjustments.push(adjustment);
  return [...lines].map(([key, line]) => describeLine(key, line));
}

/** By owner's key, the lines in which their work stands: that of each person it is matched with, else one of its own. */
function placeOwners(owners: readonly Owner[]): ReadonlyMap<string, readonly (Person | string)[]> {
  const places = new Map<string, readonly (Person | string)[]>(
    owners.map(({ key, match }) => [key, match.kind === 'matched' ? match.people : [key]]),
  );
  const named = new Map<string, string[]>();
  for (const { isLegacy, students, key } of owners) {
    if (!isLegacy) for (const student of students) named.set(student, [...(named.get(student) ?? []), key]);
  }
  // What was recorded before identities were is that of the only one who is called so today.
  for (const { isLegacy, students, key, match } of owners) {
    const today = students.length === 1 ? (named.get(students[0] ?? '') ?? []) : [];
    const [only] = today;
    if (isLegacy && match.kind === 'none' && today.length === 1 && only !== undefined)
      places.set(key, places.get(only) ?? [key]);
  }
  return places;
}

/** The numbers under which a worksheet tells when it was handed in: those of whoever it is, else its own. */
function findNumbers(
  { owner }: AttemptEntry,
  known: Owner | undefined,
  assignment: string,
): readonly string[] {
  if (known?.match.kind !== 'matched') return listNumbers(owner);
  return known.match.people
    .flatMap(({ participants }) => participants)
    .flatMap((item) => (item.assignment === assignment ? [item.number] : []));
}

/** Whom a decision is about: the person, if the roster still has them; else whoever's attempts were meant. */
function createSubjectFinder(
  roster: readonly Person[],
  places: ReadonlyMap<string, readonly (Person | string)[]>,
): (subject: Subject) => readonly (Person | string)[] {
  const refind = createRefinder(roster);
  const find = createFinder(roster);
  return ({ owner, person, student }) => {
    const known = person === null ? null : refind(person);
    if (known !== null) return [known];
    if (owner !== null) return places.get(owner) ?? [owner];
    if (person !== null) return [student];
    // From before people were kept: the name says it, as it did then.
    const [only, ...others] = find(student);
    if (only !== undefined && others.length === 0) return [only];
    const key = keyLegacy(student);
    return places.get(key) ?? [key];
  };
}

function describeLine(key: Person | string, line: Gathered): Line {
  const students = [...new Set(line.owners.flatMap((owner) => owner.students))];
  const [decided] = line.adjustments;
  const unnamed = typeof key === 'string' ? (decided?.student ?? key) : identifyPerson(key);
  return { ...line, student: students[0] ?? unnamed, students, attempts: mergeFiles(line.attempts) };
}

/** A file that came from several owners who are one person is one attempt, with the newest grading. */
function mergeFiles(attempts: readonly AttemptEntry[]): readonly AttemptEntry[] {
  const files = new Map<string, AttemptEntry>();
  for (const attempt of attempts) {
    const known = files.get(attempt.fileHash);
    files.set(attempt.fileHash, known === undefined ? attempt : mergeAttempts(known, attempt));
  }
  return [...files.values()];
}

function mergeAttempts(a: AttemptEntry, b: AttemptEntry): AttemptEntry {
  const newest = b.gradedAt.getTime() > a.gradedAt.getTime() ? b : a;
  const firstGradedAt =
    a.firstGradedAt.getTime() < b.firstGradedAt.getTime() ? a.firstGradedAt : b.firstGradedAt;
  const handIn = chooseHandIn([a.handIn, b.handIn]);
  return { ...newest, firstGradedAt, handIn, gradings: Math.max(a.gradings, b.gradings) };
}

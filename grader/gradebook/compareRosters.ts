import { createRefinder } from './findAgain';
import { personFields, type Person } from './roster';

export interface RosterChange {
  readonly added: readonly Person[];
  readonly removed: readonly Person[];
  /** As they are now. */
  readonly changed: readonly Person[];
}

/** What a new roster changes: people are the same where their surest identifier is. */
export function compareRosters(before: readonly Person[], after: readonly Person[]): RosterChange {
  const findOld = createRefinder(before);
  const findNew = createRefinder(after);
  const kept = new Set(before.map(describe));
  const still = new Set(after.map(describe));
  const pairs = after.map((person) => ({ person, was: findOld(person) }));
  return {
    added: pairs.flatMap(({ person, was }) => (was === null && !kept.has(describe(person)) ? [person] : [])),
    removed: before.filter((person) => findNew(person) === null && !still.has(describe(person))),
    changed: pairs.flatMap(({ person, was }) =>
      was !== null && describe(was) !== describe(person) ? [person] : [],
    ),
  };
}

/** All that a person's reader would see changed. */
function describe(person: Person): string {
  const { groups, participants } = person;
  return JSON.stringify([personFields.map((field) => person[field]), groups, participants]);
}

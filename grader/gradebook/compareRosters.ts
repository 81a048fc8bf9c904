import { identifyPerson, personFields, type Person } from './roster';

export interface RosterChange {
  readonly added: readonly Person[];
  readonly removed: readonly Person[];
  /** As they are now. */
  readonly changed: readonly Person[];
}

/** What a new roster changes: people are the same where their identifier is. */
export function compareRosters(before: readonly Person[], after: readonly Person[]): RosterChange {
  const old = new Map(before.map((person) => [identifyPerson(person), person]));
  const now = new Set(after.map(identifyPerson));
  return {
    added: after.filter((person) => !old.has(identifyPerson(person))),
    removed: before.filter((person) => !now.has(identifyPerson(person))),
    changed: after.filter((person) => {
      const was = old.get(identifyPerson(person));
      return was !== undefined && personFields.some((field) => was[field] !== person[field]);
    }),
  };
}

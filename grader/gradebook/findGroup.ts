import type { Identity } from '../domain';
import type { NameFinder } from './findByName';
import type { Person } from './roster';
import { spellText } from './spellName';

/** A group that handed in together. */
export interface Team {
  /** Those of the roster who are in it. */
  readonly people: readonly Person[];
  /** Who else is named, whom the roster may have without the group. */
  readonly member: string | null;
}

/**
 * Finds the group whose work it is; null where it is one person's. Moodle and Canvas write a group's name where a
 * person's would stand, and older releases of Moodle `Team 1-Ada Lovelace`: which it is, only a roster that knows the
 * groups tells.
 */
export function createGroupFinder(
  roster: readonly Person[],
  names: NameFinder,
): (identity: Identity) => Team | null {
  const groups = new Map<string, Person[]>();
  for (const person of roster) {
    for (const key of new Set(person.groups.map(foldGroup)))
      groups.set(key, [...(groups.get(key) ?? []), person]);
  }
  return ({ source, name, group, isAnonymous }) => {
    if (group !== null) {
      const people = groups.get(foldGroup(group.name ?? '')) ?? [];
      return { people, member: name !== group.name ? name : null };
    }
    if (name === null || isAnonymous || (source !== 'moodle' && source !== 'canvas')) return null;
    if (groups.size === 0 || names.find(name).length > 0) return null;
    const whole = groups.get(foldGroup(name));
    if (whole !== undefined) return { people: whole, member: null };
    return source === 'moodle' ? splitTeam(name, groups) : null;
  };
}

/** Either part may have hyphens of its own: the longest group that there is, is meant. */
function splitTeam(name: string, groups: ReadonlyMap<string, readonly Person[]>): Team | null {
  for (let at = name.lastIndexOf('-'); at > 0; at = name.lastIndexOf('-', at - 1)) {
    const people = groups.get(foldGroup(name.slice(0, at)));
    if (people !== undefined) return { people, member: name.slice(at + 1) };
  }
  return null;
}

function foldGroup(name: string): string {
  return spellText(name.replaceAll(',', ' ')).join('');
}

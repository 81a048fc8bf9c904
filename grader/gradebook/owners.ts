import { keyOwner, type Identity } from '../domain';
import type { AttemptEntry } from './attemptEntry';
import { createRefinder } from './findAgain';
import type { Link } from './links';
import { createMatcher, type Match } from './matchRoster';
import { nameIdentity } from './ownerKey';
import type { Person } from './roster';

/** Whoever handed attempts in, as all of them together say, and who of the roster that is. */
export interface Owner {
  readonly key: string;
  readonly identity: Identity;
  /** What submissions are called. */
  readonly students: readonly string[];
  readonly match: Match;
  /** Who said whose it is, where somebody did. */
  readonly link: Link | null;
  /** Whether all was recorded before identities were: nothing but a name is known. */
  readonly isLegacy: boolean;
}

export interface MatchingTerms {
  readonly assignment: string;
  readonly roster: readonly Person[];
  readonly links: ReadonlyMap<string, Link>;
}

/** The owners of attempts, in the order in which they come, each matched once. */
export function listOwnersOf(
  attempts: readonly Pick<AttemptEntry, 'ownerKey' | 'owner' | 'student'>[],
  { assignment, roster, links }: MatchingTerms,
): readonly Owner[] {
  const match = createMatcher(roster, assignment);
  const refind = createRefinder(roster);
  const grouped = new Map<string, Pick<AttemptEntry, 'ownerKey' | 'owner' | 'student'>[]>();
  for (const attempt of attempts) {
    const group = grouped.get(attempt.ownerKey) ?? [];
    group.push(attempt);
    grouped.set(attempt.ownerKey, group);
  }
  return [...grouped].map(([key, group]): Owner => {
    const students = [...new Set(group.map(({ student }) => student))];
    const identity = mergeIdentities(group);
    const link = links.get(key) ?? null;
    const linked = (link?.people ?? []).flatMap((facts) => refind(facts) ?? []);
    return {
      key,
      identity,
      students,
      link,
      isLegacy: group.every(({ owner }) => owner === null),
      match:
        linked.length > 0
          ? { kind: 'matched', people: [...new Set(linked)], by: 'link', against: [] }
          : match(identity),
    };
  });
}

/** All that attempts of one owner say: a later one may know more. */
function mergeIdentities(attempts: readonly Pick<AttemptEntry, 'owner' | 'student'>[]): Identity {
  const known = attempts.map(({ owner, student }) => owner ?? nameIdentity(student));
  const open = known.find(({ isAnonymous }) => !isAnonymous);
  const first = open ?? known[0] ?? nameIdentity('');
  const identifiers = new Map(
    known.flatMap((identity) => identity.identifiers).map((item) => [`${item.kind}:${item.value}`, item]),
  );
  return {
    ...first,
    identifiers: [...identifiers.values()],
    name: first.name ?? known.find(({ name }) => name !== null)?.name ?? null,
    group: known.find(({ group }) => group !== null)?.group ?? null,
  };
}

/** The key under which a name's owner was kept before identities were. */
export function keyLegacy(student: string): string {
  return keyOwner(nameIdentity(student)) ?? `unknown:${student}`;
}

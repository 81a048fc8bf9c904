import { foldText } from './foldText';
import type { Identifier, IdentifierKind, Identity } from '../domain';
import { createNameFinder, isCalled, type NameFinder } from './findByName';
import { createGroupFinder, type Team } from './findGroup';
import type { Person } from './roster';

/** What an owner was matched by. */
export type MatchBasis = IdentifierKind | 'name' | 'short-name' | 'address-name' | 'group' | 'link';

export type Match =
  | {
      readonly kind: 'matched';
      /** One, or all members of a group. */
      readonly people: readonly Person[];
      readonly by: MatchBasis;
      /** Whom the name means, where it is somebody else: the identifier is followed. */
      readonly against: readonly Person[];
    }
  /** Whom it may be: listed, and decided by nobody but a person. */
  | { readonly kind: 'ambiguous'; readonly people: readonly Person[]; readonly by: MatchBasis }
  /** `namesakes` are called so, but have other identifiers. */
  | { readonly kind: 'none'; readonly namesakes: readonly Person[] };

/** Finds the person of a roster whom an identity means. */
export type MatchIdentity = (identity: Identity) => Match;

/** Finds the person whom a text means, as somebody typed it; all of them where it may be several. */
export type FindPeople = (text: string) => readonly Person[];

/**
 * By identifier first, the surest that the roster knows; then by name in all its spellings; an ambiguity is decided by
 * nothing that is less sure. Who hides behind a placeholder is found by no name.
 * @param assignment in which the participants' numbers hold
 */
export function createMatcher(roster: readonly Person[], assignment: string): MatchIdentity {
  const tiers = createTiers(roster, assignment);
  const names = createNameFinder(roster);
  const findGroup = createGroupFinder(roster, names);
  return (identity) => {
    const team = findGroup(identity);
    if (team === null) return matchOne(identity, tiers, names);
    return matchTeam(identity, team, tiers, names);
  };
}

/**
 * Finds people by what somebody types: an identifier, login or address; else a name; else what stands before the @.
 * The first of the three that knows it decides.
 */
export function createFinder(roster: readonly Person[]): FindPeople {
  const tiers = createTiers(roster, null);
  const names = createNameFinder(roster);
  return (text) => {
    const known = tiers.any(text);
    if (known.length > 0) return known;
    return (
      [names.find(text), tiers.local(text), names.findShort(text)].find(({ length }) => length > 0) ?? []
    );
  };
}

function matchOne(identity: Identity, tiers: Tiers, names: NameFinder): Match {
  const known = matchByFacts(identity, tiers);
  if (known === null) return matchByName(identity, tiers, names);
  const { name, isAnonymous } = identity;
  if (known.kind === 'ambiguous' || name === null || isAnonymous) return known;
  if (known.people.some((person) => isCalled(person, name))) return known;
  // In a download of teams the number is the team's, and may be that of a stranger among the participants.
  if (known.by === 'participant') return { kind: 'ambiguous', people: known.people, by: 'participant' };
  return { ...known, against: names.find(name) };
}

type Known = Exclude<Match, { readonly kind: 'none' }>;

function matchByFacts({ identifiers }: Identity, tiers: Tiers): Known | null {
  for (const { kind, find } of tiers.facts) {
    const values = identifiers.filter((item) => item.kind === kind).map(({ value }) => value);
    const people = [...new Set(values.flatMap((value) => [...find(value)]))];
    const decided = decide(people, kind);
    if (decided !== null) return decided;
  }
  return null;
}

function decide(people: readonly Person[], by: MatchBasis): Known | null {
  if (people.length === 0) return null;
  return people.length === 1
    ? { kind: 'matched', people, by, against: [] }
    : { kind: 'ambiguous', people, by };
}

/** What people call themselves, and what they are called: where the name was chosen by hand, it may be a login as well. */
function matchByName(identity: Identity, tiers: Tiers, names: NameFinder): Match {
  const texts = listTexts(identity);
  const typed = [
    ...(TYPED.has(identity.source) ? texts : []),
    ...identity.identifiers.flatMap(({ kind, value }) => (kind === 'login' ? [value] : [])),
  ];
  const isPossible = (person: Person) => !contradicts(identity, person, tiers.assignment);
  const namesakes = new Set<Person>();
  const steps: readonly (readonly [MatchBasis, readonly string[], FindPeople])[] = [
    ['login', typed, tiers.any],
    ['name', texts, names.find],
    ['address-name', typed, tiers.local],
    ['short-name', texts, names.findShort],
  ];
  for (const [by, asked, find] of steps) {
    const found = [...new Set(asked.flatMap((text) => [...find(text)]))];
    for (const person of found) namesakes.add(person);
    const decided = decide(found.filter(isPossible), by);
    if (decided !== null) return decided;
  }
  return { kind: 'none', namesakes: [...namesakes] };
}

/** All names that an identity has; none where it is anonymous. */
function listTexts({ name, identifiers, isAnonymous }: Identity): readonly string[] {
  if (isAnonymous) return [];
  return [...(name === null ? [] : [name]), ...identifiers.filter(isTyped).map(({ value }) => value)];
}

/** Sources whose names are not those of a platform's users. */
const TYPED: ReadonlySet<Identity['source']> = new Set(['git', 'folder', 'named', 'file']);

function isTyped({ kind }: Identifier): boolean {
  return kind === 'folder' || kind === 'named';
}

/** A namesake is somebody else where both have an identifier of one kind, and not the same. */
function contradicts({ source, identifiers }: Identity, person: Person, assignment: string | null): boolean {
  const values = (kind: IdentifierKind) =>
    identifiers.filter((item) => item.kind === kind).map(({ value }) => foldText(value));
  const differs = (kind: IdentifierKind, own: string) =>
    own !== '' && values(kind).length > 0 && !values(kind).includes(foldText(own));
  const { number = '' } = person.participants.find((item) => item.assignment === assignment) ?? {};
  return (
    (source === 'canvas' && person.source === 'canvas' && differs('lms-id', person.lmsId)) ||
    differs('sis-id', person.sisId) ||
    differs('participant', number)
  );
}

/** A group's work is that of each member, and of whoever is named beside it. */
function matchTeam(identity: Identity, team: Team, tiers: Tiers, names: NameFinder): Match {
  // A team's number is none of a participant's.
  const identifiers = identity.identifiers.filter(({ kind }) => kind !== 'participant');
  const own = matchOne({ ...identity, identifiers, group: null, name: team.member }, tiers, names);
  const named = own.kind === 'matched' ? own.people : [];
  const people = [...new Set([...team.people, ...named])];
  if (people.length === 0) return own;
  return { kind: 'matched', people, by: 'group', against: [] };
}

interface Tiers {
  readonly assignment: string | null;
  readonly facts: readonly { readonly kind: IdentifierKind; readonly find: FindPeople }[];
  /** By an identifier, login or address of any kind. */
  readonly any: FindPeople;
  /** By what stands before the @. */
  readonly local: FindPeople;
}

function createTiers(roster: readonly Person[], assignment: string | null): Tiers {
  const lmsId = index(roster, ({ lmsId: id }) => [id]);
  const sisId = index(roster, ({ sisId: id }) => [id]);
  const account = index(roster, ({ login, email, github }) => [login, email, github]);
  const participant = index(roster, ({ participants }) =>
    participants.filter((item) => item.assignment === assignment).map(({ number }) => number),
  );
  const any = index(roster, ({ lmsId: a, sisId: b, login, email, github }) => [a, b, login, email, github]);
  return {
    assignment,
    facts: [
      { kind: 'lms-id', find: lmsId },
      { kind: 'participant', find: participant },
      { kind: 'sis-id', find: sisId },
      { kind: 'login', find: account },
      { kind: 'email', find: account },
      { kind: 'folder', find: any },
      { kind: 'named', find: any },
    ],
    any,
    local: index(roster, ({ email }) => [email.includes('@') ? email.replace(/@.*$/s, '') : '']),
  };
}

function index(roster: readonly Person[], listKeys: (person: Person) => readonly string[]): FindPeople {
  const people = new Map<string, Set<Person>>();
  for (const person of roster) {
    for (const key of listKeys(person).map(foldText)) {
      if (key !== '') people.set(key, (people.get(key) ?? new Set()).add(person));
    }
  }
  return (text) => [...(people.get(foldText(text)) ?? [])];
}

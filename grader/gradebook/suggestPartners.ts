import { distance } from 'fastest-levenshtein';
import { listSpellings } from './findByName';
import type { Owner } from './owners';
import type { Person } from './roster';
import { foldLetters } from './spellName';

/** Whose work it may be, and why. Never decided by: it is what a person looks at first. */
export interface Suggestion {
  readonly owner: Owner;
  readonly person: Person;
  readonly why: 'ambiguous' | 'other-identifier' | 'spelled-alike' | 'shares-a-name';
  /** From 0 to 1. */
  readonly likeness: number;
}

/** Below it two names have nothing to do with each other. */
const LEAST = 0.6;
const MOST = 3;

/**
 * The likeliest partners of owners that the roster does not know, most likely first.
 * @param people those without an attempt
 */
export function suggestPartners(owners: readonly Owner[], people: readonly Person[]): readonly Suggestion[] {
  const findNear = createNearFinder(people);
  return owners.flatMap((owner): readonly Suggestion[] => {
    const { match } = owner;
    if (match.kind === 'matched') return [];
    const known = match.kind === 'ambiguous' ? match.people : match.namesakes;
    const why = match.kind === 'ambiguous' ? 'ambiguous' : 'other-identifier';
    if (known.length > 0) return known.map((person) => ({ owner, person, why, likeness: 1 }));
    // Behind a placeholder there is no name to compare.
    if (owner.identity.isAnonymous) return [];
    const texts = listTexts(owner);
    return findNear(texts)
      .map(({ person, words }) => compare(owner, person, texts, words))
      .filter(({ likeness }) => likeness >= LEAST)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, MOST);
  });
}

interface Spelled {
  readonly person: Person;
  readonly words: readonly (readonly string[])[];
}

/** Of a large class only so many are compared letter by letter: those with the most pairs of letters in common. */
const COMPARED = 20;

function createNearFinder(
  people: readonly Person[],
): (texts: readonly (readonly string[])[]) => readonly Spelled[] {
  const spelled = people.map((person): Spelled => ({ person, words: listWords(person) }));
  const index = new Map<string, number[]>();
  spelled.forEach(({ words }, at) => {
    for (const pair of listPairs(words)) index.set(pair, [...(index.get(pair) ?? []), at]);
  });
  return (texts) => {
    const shared = new Map<number, number>();
    for (const pair of listPairs(texts))
      for (const at of index.get(pair) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    return [...shared]
      .sort(([a, one], [b, other]) => other - one || a - b)
      .slice(0, COMPARED)
      .flatMap(([at]) => spelled[at] ?? []);
  };
}

function listPairs(texts: readonly (readonly string[])[]): ReadonlySet<string> {
  const words = texts.flat();
  return new Set(
    words.flatMap((word) => Array.from({ length: word.length }, (_, at) => word.slice(at, at + 2))),
  );
}

function compare(
  owner: Owner,
  person: Person,
  texts: readonly (readonly string[])[],
  names: readonly (readonly string[])[],
): Suggestion {
  let likeness = 0;
  let isShared = false;
  for (const text of texts)
    for (const name of names) {
      likeness = Math.max(likeness, measureLikeness(text, name));
      isShared ||= text.some((word) => word.length > 2 && name.includes(word));
    }
  if (likeness >= LEAST || !isShared) return { owner, person, why: 'spelled-alike', likeness };
  return { owner, person, why: 'shares-a-name', likeness: LEAST };
}

/** In whatever order the words stand. */
function measureLikeness(a: readonly string[], b: readonly string[]): number {
  const pairs = [
    [a.join(''), b.join('')],
    [[...a].sort().join(''), [...b].sort().join('')],
    [a.join(''), [...b.slice(-1), ...b.slice(0, -1)].join('')],
  ] as const;
  return Math.max(
    ...pairs.map(([one, other]) => {
      const longest = Math.max(one.length, other.length);
      // Too unlike in length to be alike.
      if (longest === 0 || Math.abs(one.length - other.length) > longest * (1 - LEAST)) return 0;
      return 1 - distance(one, other) / longest;
    }),
  );
}

function listTexts({ identity, students }: Owner): readonly (readonly string[])[] {
  const values = identity.identifiers.flatMap(({ kind, value }) =>
    kind === 'lms-id' || kind === 'participant' || kind === 'sis-id' ? [] : [value.replace(/@.*$/s, '')],
  );
  return [...new Set([...(identity.name === null ? [] : [identity.name]), ...values, ...students])].map(
    splitWords,
  );
}

function listWords(person: Person): readonly (readonly string[])[] {
  const { login, email, github } = person;
  return [...listSpellings(person), login, email.replace(/@.*$/s, ''), github]
    .filter((text) => text !== '')
    .map(splitWords);
}

function splitWords(text: string): readonly string[] {
  return text
    .split(/[^\p{Letter}\p{Mark}\p{Number}'’]+/u)
    .flatMap((word) => foldLetters(word.normalize('NFKC').toLowerCase()).slice(0, 1))
    .map((word) => word.replace(/['’]/g, ''))
    .filter((word) => word !== '');
}

import type { Person } from './roster';
import { agreeInMiddle, foldLetters, shortenName, spellName, spellText, type ShortName } from './spellName';

/** Whom a text means, by name alone; all of them where it may be several. */
export interface NameFinder {
  /** Those who are called so, in any order of the name; else those who are where accents do not count. */
  readonly find: (text: string) => readonly Person[];
  /** Those whose name it is where middle names or particles are left out. */
  readonly findShort: (text: string) => readonly Person[];
}

/** Indexes are made when they are first asked: where platforms give numbers, none is. */
export function createNameFinder(roster: readonly Person[]): NameFinder {
  const exact = once(() => indexPeople(roster, spellName));
  const folded = once(() => indexPeople(roster, (name) => spellName(name).flatMap(foldLetters)));
  const squeezed = once(() =>
    indexPeople(roster, (name) => shortenName(name).flatMap(({ key }) => squeezeShort(key))),
  );
  const shorts = once(() => indexShorts(roster));
  return {
    find(text) {
      const keys = spellText(text);
      const same = collect(keys.map((key) => exact().get(key)));
      if (same.length > 0) return same;
      return collect(keys.flatMap(foldLetters).map((key) => folded().get(key)));
    },
    findShort(text) {
      const found = shortenName(text).flatMap((short) =>
        (shorts().get(short.key) ?? []).flatMap((item) =>
          agreeInMiddle(short, item.short) ? [item.person] : [],
        ),
      );
      // One word may be all of the name, as Canvas writes it.
      const [only, ...rest] = spellText(text);
      const isOneWord = only !== undefined && rest.length === 0 && !/[\s,]/.test(text.trim());
      const words = isOneWord ? foldLetters(only).map((key) => squeezed().get(key)) : [];
      return collect([found, ...words]);
    },
  };
}

/** Whether somebody is called so, in any order of the name and whatever accents it is written with. */
export function isCalled(person: Person, text: string): boolean {
  const keys = new Set(spellText(text).flatMap(foldLetters));
  return listSpellings(person)
    .flatMap(spellName)
    .flatMap(foldLetters)
    .some((key) => keys.has(key));
}

export function listSpellings({ name, spellings }: Pick<Person, 'name' | 'spellings'>): readonly string[] {
  return [name, ...spellings].filter((text) => text !== '');
}

function squeezeShort(key: string): readonly string[] {
  const [given = '', family = ''] = key.split(' ');
  return [given + family, family + given];
}

function indexPeople(
  roster: readonly Person[],
  listKeys: (name: string) => readonly string[],
): ReadonlyMap<string, readonly Person[]> {
  const index = new Map<string, Person[]>();
  for (const person of roster) {
    for (const key of listSpellings(person).flatMap(listKeys)) {
      const known = index.get(key);
      if (known === undefined) index.set(key, [person]);
      else if (known.at(-1) !== person) known.push(person);
    }
  }
  return index;
}

interface NamedShort {
  readonly person: Person;
  readonly short: ShortName;
}

function indexShorts(roster: readonly Person[]): ReadonlyMap<string, readonly NamedShort[]> {
  const index = new Map<string, NamedShort[]>();
  for (const person of roster) {
    for (const short of listSpellings(person).flatMap(shortenName)) {
      const known = index.get(short.key) ?? [];
      known.push({ person, short });
      index.set(short.key, known);
    }
  }
  return index;
}

function collect(found: readonly (readonly Person[] | undefined)[]): readonly Person[] {
  return [...new Set(found.flatMap((people) => people ?? []))];
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

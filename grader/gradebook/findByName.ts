import type { Person } from './roster';
import { agreeInMiddle, foldLetters, shortenName, spellName, spellText, type ShortName } from './spellName';

/** Whom a text means, by name alone; all of them where it may be several. */
export interface NameFinder {
  /** Those who are called so, in any order of the name; else those who are where accents do not count. */
  readonly find: (text: string) => readonly Person[];
  /** Those whose name it is where middle names or particles are left out. */
  readonly findShort: (text: string) => readonly Person[];
}

export function createNameFinder(roster: readonly Person[]): NameFinder {
  const exact = indexPeople(roster, (name) => spellName(name));
  const folded = indexPeople(roster, (name) => spellName(name).flatMap(foldLetters));
  const shorts = new Map<string, Set<{ readonly person: Person; readonly short: ShortName }>>();
  for (const person of roster) {
    for (const short of listSpellings(person).flatMap(shortenName))
      shorts.set(short.key, (shorts.get(short.key) ?? new Set()).add({ person, short }));
  }
  const squeezed = indexPeople(roster, (name) => shortenName(name).flatMap(({ key }) => squeezeShort(key)));
  const find = (text: string): readonly Person[] => {
    const keys = spellText(text);
    const same = collect(keys.map((key) => exact.get(key)));
    return same.length > 0 ? same : collect(keys.flatMap(foldLetters).map((key) => folded.get(key)));
  };
  return {
    find,
    findShort(text) {
      const found = shortenName(text).flatMap((short) =>
        [...(shorts.get(short.key) ?? [])].flatMap((item) =>
          agreeInMiddle(short, item.short) ? [item.person] : [],
        ),
      );
      // One word may be all of the name, as Canvas writes it.
      const [only, ...rest] = spellText(text);
      const isOneWord = only !== undefined && rest.length === 0 && !/[\s,]/.test(text.trim());
      const words = isOneWord ? foldLetters(only).map((key) => squeezed.get(key)) : [];
      return collect([found, ...words]);
    },
  };
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
): ReadonlyMap<string, ReadonlySet<Person>> {
  const index = new Map<string, Set<Person>>();
  for (const person of roster) {
    for (const key of listSpellings(person).flatMap(listKeys))
      index.set(key, (index.get(key) ?? new Set()).add(person));
  }
  return index;
}

function collect(found: readonly (Iterable<Person> | undefined)[]): readonly Person[] {
  return [...new Set(found.flatMap((people) => [...(people ?? [])]))];
}

import type { Person } from './roster';

/** Finds the person whom a submission's name means; null where it is nobody's, or may be that of two. */
export type FindPerson = (student: string) => Person | null;

/**
 * By identifier, login or address; else by name; else by what stands before the @. A name may be written `Ada Lovelace`,
 * `Lovelace, Ada`, or `lovelaceada`, as Canvas names the files of a class. Case, spaces and accents' encoding do not
 * matter. The first of the three that knows the name decides.
 */
export function createFinder(roster: readonly Person[]): FindPerson {
  const tiers = [
    {
      people: indexPeople(roster, ({ lmsId, sisId, login, email }) => [lmsId, sisId, login, email].map(fold)),
      write: [fold],
    },
    { people: indexPeople(roster, ({ name }) => listNames(name)), write: [fold, squeeze] },
    { people: indexPeople(roster, ({ email }) => [fold(email.replace(/@.*$/, ''))]), write: [fold] },
  ];
  return (student) => {
    for (const { people, write } of tiers) {
      const found = new Set(write.flatMap((spell) => [...(people.get(spell(student)) ?? [])]));
      if (found.size > 0) return found.size === 1 ? ([...found][0] ?? null) : null;
    }
    return null;
  };
}

function indexPeople(
  roster: readonly Person[],
  listKeys: (person: Person) => readonly string[],
): ReadonlyMap<string, ReadonlySet<Person>> {
  const index = new Map<string, Set<Person>>();
  for (const person of roster) {
    for (const key of listKeys(person)) {
      if (key !== '') index.set(key, (index.get(key) ?? new Set()).add(person));
    }
  }
  return index;
}

/** The ways to write a name. */
function listNames(name: string): readonly string[] {
  const [last = '', first] = name.split(',').map((part) => part.trim());
  const words = name.trim().split(/\s+/);
  const [given, family] =
    first === undefined ? [words.slice(0, -1).join(' '), words.at(-1) ?? ''] : [first, last];
  return [name, `${given} ${family}`, `${family}, ${given}`].map(fold).concat(squeeze(`${family}${given}`));
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Letters and digits alone. */
function squeeze(text: string): string {
  return fold(text).replace(/[^\p{Letter}\p{Mark}\p{Number}]/gu, '');
}

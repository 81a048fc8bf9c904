import { foldText } from './foldText';
import type { PersonFacts } from './attemptEntry';

/** What makes two records the same person, the surest first. */
const SURE = ['lmsId', 'sisId', 'login', 'email', 'github'] as const;

/**
 * The person of a roster whom facts from an earlier one mean: by the surest identifier that finds one; by the name
 * where it is one person's alone and no identifier speaks against it. Null where nobody is, or it may be two.
 */
export function createRefinder<Somebody extends PersonFacts>(
  roster: readonly Somebody[],
): (facts: PersonFacts) => Somebody | null {
  const index = (choose: (person: PersonFacts) => string) => {
    const found = new Map<string, Somebody[]>();
    for (const person of roster) {
      const key = foldText(choose(person));
      if (key !== '') found.set(key, [...(found.get(key) ?? []), person]);
    }
    return found;
  };
  const fields = SURE.map((field) => ({ field, people: index((person) => person[field]) }));
  const names = index(({ name }) => name);
  return (facts) => {
    for (const { field, people } of fields) {
      const found = facts[field] === '' ? [] : (people.get(foldText(facts[field])) ?? []);
      if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
    }
    const namesakes = facts.name === '' ? [] : (names.get(foldText(facts.name)) ?? []);
    const [only] = namesakes;
    return namesakes.length === 1 && only !== undefined && !contradicts(only, facts) ? only : null;
  };
}

function contradicts(one: PersonFacts, other: PersonFacts): boolean {
  return SURE.some(
    (field) => one[field] !== '' && other[field] !== '' && foldText(one[field]) !== foldText(other[field]),
  );
}

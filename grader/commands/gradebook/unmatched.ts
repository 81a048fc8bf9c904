import type { Owner } from '../../gradebook/owners';
import type { Person } from '../../gradebook/roster';
import { suggestPartners, type Suggestion } from '../../gradebook/suggestPartners';
import type { Summary } from '../../gradebook/summarise';
import { writeStdout } from '../../output/writeOutput';
import { escapeControls } from '../../utils/escapeControls';
import { formatCount } from '../../utils/formatCount';
import { describeIdentity, describeMatch, describePerson, nameOwner } from './describePeople';
import { describeOwner as ownerJson, describePerson as personJson } from './json';
import { listCourseOwners, readCourse, type Course, type ReadOptions } from './openCourse';

export interface UnmatchedOptions extends ReadOptions {
  readonly format: 'text' | 'json';
}

/** `grader gradebook unmatched`: attempts without a person, and people without an attempt, with the likeliest partner. */
export async function listUnmatched(options: UnmatchedOptions): Promise<void> {
  const course = await readCourse(options);
  const sides = findSides(course);
  const text =
    options.format === 'json'
      ? `${JSON.stringify(describeJson(course, sides), null, 2)}\n`
      : describeText(course, sides);
  await writeStdout(text);
}

interface Sides {
  readonly owners: readonly Owner[];
  readonly people: readonly Person[];
  readonly suggestions: readonly Suggestion[];
}

function findSides(course: Course): Sides {
  const owners = listCourseOwners(course).filter(({ match }) => match.kind !== 'matched');
  const people = course.summaries.flatMap(({ person, attempts }) =>
    person !== null && attempts.length === 0 ? [person] : [],
  );
  return { owners, people, suggestions: suggestPartners(owners, people) };
}

const REASONS: Readonly<Record<Suggestion['why'], string>> = {
  ambiguous: 'one of several whom it fits',
  'other-identifier': 'the same name, but another ID',
  'spelled-alike': 'spelled alike',
  'shares-a-name': 'has a name in common',
};

function describeText(course: Course, { owners, people, suggestions }: Sides): string {
  const { assignment, roster } = course;
  if (roster.length === 0)
    return `${assignment.name}: there is no roster; "grader gradebook import-roster FILE" brings one.\n`;
  const all = listCourseOwners(course);
  const lines = [
    `${assignment.name}: ${formatCount(owners.length)} without a person, ${formatCount(people.length)} without an attempt`,
    ...(owners.length === 0 ? [] : ['', 'attempts without a person:']),
    ...owners.map((owner) => {
      const key = owner.students[0] === owner.key ? '' : ` [${escapeControls(owner.key)}]`;
      const gone = owner.link === null ? '' : '; linked by hand to somebody whom the roster does not have';
      const best = suggestions.filter((item) => item.owner === owner);
      const partner = best.length === 0 ? '' : `; likeliest ${best.map(describePartner).join(', ')}`;
      const match = owner.match.kind === 'ambiguous' ? '' : `; ${describeMatch(owner.match)}`;
      return `  ${nameOwner(owner, all)}${key}: ${describeIdentity(owner.identity)}${match}${gone}${partner}`;
    }),
    ...(people.length === 0 ? [] : ['', 'people without an attempt:']),
    ...people.map((person) => {
      const best = suggestions.filter((item) => item.person === person);
      const partner =
        best.length === 0
          ? ''
          : `; likeliest ${best.map(({ owner, why }) => `${nameOwner(owner, all)} (${REASONS[why]})`).join(', ')}`;
      return `  ${describePerson(person)}${partner}`;
    }),
    ...(owners.length === 0 || people.length === 0
      ? []
      : ['', 'To say whose an attempt is: grader gradebook link ATTEMPT PERSON']),
  ];
  return `${lines.join('\n')}\n`;
}

function describePartner({ person, why }: Suggestion): string {
  return `${describePerson(person)}: ${REASONS[why]}`;
}

function describeJson({ assignment, summaries }: Course, { owners, people, suggestions }: Sides) {
  const count = (owner: Owner) =>
    summaries
      .filter((summary) => summary.owners.includes(owner))
      .reduce((most, summary: Summary) => Math.max(most, summary.attempts.length), 0);
  return {
    schemaVersion: 1,
    assignment: assignment.name,
    attempts: owners.map((owner) => ({
      ...ownerJson(owner),
      attempts: count(owner),
      likeliest: suggestions
        .filter((item) => item.owner === owner)
        .map(({ person, why }) => ({ person: personJson(person), why })),
    })),
    people: people.map((person) => ({
      ...personJson(person),
      likeliest: suggestions
        .filter((item) => item.person === person)
        .map(({ owner, why }) => ({ owner: owner.key, why })),
    })),
  };
}

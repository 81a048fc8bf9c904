import type { IdentifierKind, Identity, IdentitySource } from '../../domain';
import type { Match, MatchBasis } from '../../gradebook/matchRoster';
import type { Owner } from '../../gradebook/owners';
import { identifyPerson, type Person } from '../../gradebook/roster';
import { escapeControls } from '../../utils/escapeControls';

const SOURCES: Readonly<Record<IdentitySource, string>> = {
  canvas: 'Canvas',
  moodle: 'Moodle',
  gradescope: 'Gradescope',
  blackboard: 'Blackboard',
  brightspace: 'Brightspace',
  git: 'Git',
  folder: 'a folder',
  named: 'the command line',
  file: "the file's name",
};

const KINDS: Readonly<Record<IdentifierKind, string>> = {
  'lms-id': 'ID',
  participant: 'participant',
  'sis-id': "institution's ID",
  login: 'login',
  email: 'address',
  folder: 'folder',
  named: 'name given',
};

const BASES: Readonly<Record<MatchBasis, string>> = {
  'lms-id': 'by ID',
  participant: "by participant's number",
  'sis-id': "by institution's ID",
  login: 'by login',
  email: 'by address',
  folder: 'by folder',
  named: 'by the name given',
  name: 'by name',
  'short-name': 'by name without middle names',
  'address-name': 'by the name in the address',
  group: 'by group',
  link: 'by hand',
};

/** What an owner's source says of them: `ID 11, smithjohn (Canvas)`. */
export function describeIdentity({ identifiers, name, group, isAnonymous, source }: Identity): string {
  const known = [
    ...identifiers.map(({ kind, value }) => `${KINDS[kind]} ${value}`),
    ...(name === null || identifiers.some(({ value }) => value === name) ? [] : [name]),
    ...(group === null ? [] : [`group ${group.name ?? group.id ?? ''}`]),
  ].join(', ');
  return escapeControls(
    `${known === '' ? 'nobody' : known}${isAnonymous ? ', anonymous' : ''} (${SOURCES[source]})`,
  );
}

/** `Kim Lee (login kim2)`: enough to tell two namesakes apart. */
export function describePerson(person: Person): string {
  const { name, login, email, sisId, lmsId } = person;
  const known = [
    ...(login === '' ? [] : [`login ${login}`]),
    ...(email === '' || email === login ? [] : [email]),
    ...(lmsId === '' ? [] : [`ID ${lmsId}`]),
    ...(sisId === '' ? [] : [`institution's ID ${sisId}`]),
    ...person.participants.map(({ number, assignment }) => `participant ${number} of ${assignment}`),
  ];
  const who = name === '' ? identifyPerson(person) : name;
  return escapeControls(known.length === 0 ? who : `${who} (${known.slice(0, 2).join(', ')})`);
}

/** How an owner was matched with the roster, in a few words. */
export function describeMatch(match: Match): string {
  switch (match.kind) {
    case 'matched':
      return match.against.length === 0
        ? BASES[match.by]
        : `${BASES[match.by]}, though the name is that of ${match.against.map(describePerson).join(' or ')}`;
    case 'ambiguous':
      return `may be ${match.people.map(describePerson).join(' or ')}`;
    case 'none':
      return match.namesakes.length === 0
        ? 'not in the roster'
        : `not in the roster: ${match.namesakes.map(describePerson).join(' and ')} has another ID`;
  }
}

/** What an owner is called, with the key where submissions of two are called alike. */
export function nameOwner(
  owner: Pick<Owner, 'students' | 'key'>,
  all: readonly Pick<Owner, 'students' | 'key'>[],
): string {
  const [name = owner.key] = owner.students;
  const isShared = all.some((other) => other.key !== owner.key && other.students.includes(name));
  return escapeControls(isShared ? `${name} (${owner.key})` : name);
}

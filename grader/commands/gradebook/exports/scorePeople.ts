import {
  makeScoredPerson,
  noteOn,
  scoreOwner,
  type ScoredPerson,
  type ScoreLine,
} from '../../../reporters/imports';
import { createNameFinder, type NameFinder } from '../../../gradebook/findByName';
import type { Person } from '../../../gradebook/roster';
import { nameSummary, type Summary } from '../../../gradebook/summarise';
import { describeGrade } from './describeGrade';

/** What a course has of an assignment. */
export interface Graded {
  readonly assignment: string;
  readonly summaries: readonly Summary[];
  readonly roster: readonly Person[];
}

export interface ScoredPeople {
  readonly lines: readonly ScoreLine[];
  /** Of those who have a line. */
  readonly scored: readonly Summary[];
  /** Who is left out, and why. */
  readonly notes: readonly string[];
}

/**
 * A line for everybody who has a score. Where there is a roster, whoever it does not have is left out: one stranger may
 * stop an import, or be somebody else. Where there is none, what each source says of the owners is all that is known.
 * @param takesHidden whether a platform finds those whose names it hid by their numbers
 */
export function scorePeople({ assignment, summaries, roster }: Graded, takesHidden: boolean): ScoredPeople {
  const names = createNameFinder(roster);
  const lines: ScoreLine[] = [];
  const written: Summary[] = [];
  const strangers: ScoredPerson[] = [];
  for (const summary of summaries) {
    const { person, final } = summary;
    if (final === null) continue;
    const isHidden = takesHidden && summary.owners.some(({ identity }) => identity.isAnonymous);
    const scored = person === null ? scoreStranger(summary) : scorePerson(person, summary, assignment, names);
    if (person === null && roster.length > 0 && !isHidden) strangers.push(scored);
    else {
      lines.push({ person: scored, score: final, feedback: describeGrade(summary) });
      written.push(summary);
    }
  }
  const notes = noteOn(
    strangers,
    (count) =>
      `In the roster nobody is found for ${count}, left out; grader gradebook unmatched tells who it may be`,
  );
  return { lines, scored: written, notes };
}

function scoreStranger({ owners, student }: Summary): ScoredPerson {
  const [owner] = owners;
  return owner === undefined ? makeScoredPerson({ name: student }) : scoreOwner(owner.identity, student);
}

function scorePerson(person: Person, summary: Summary, assignment: string, names: NameFinder): ScoredPerson {
  return makeScoredPerson({
    name: nameSummary(summary),
    isCalledSo: names.find(person.name).length === 1,
    canvasId: findCanvasId(person, summary),
    sisId: person.sisId,
    login: person.login,
    email: person.email,
    participant: findParticipant(person, summary, assignment),
    integrationId: person.integrationId,
    rootAccount: person.rootAccount,
    section: person.section,
  });
}

/** The roster's number is Canvas's where the roster is, or says nothing else; else what a download of Canvas's told. */
function findCanvasId({ source, lmsId }: Person, { owners }: Summary): string {
  if (lmsId !== '' && (source === 'canvas' || source === 'csv')) return lmsId;
  return onlyOne(
    owners
      .filter(({ identity, match }) => identity.source === 'canvas' && isOwn(match))
      .flatMap(({ identity }) => identity.identifiers)
      .flatMap(({ kind, value }) => (kind === 'lms-id' ? [value] : [])),
  );
}

/** The worksheet's number; else what a download of Moodle's told, which is a team's where a team handed in. */
function findParticipant({ participants }: Person, { owners }: Summary, assignment: string): string {
  const known = participants.filter((item) => item.assignment === assignment).map(({ number }) => number);
  if (known.length > 0) return onlyOne(known);
  return onlyOne(
    owners
      .filter(({ identity, match }) => identity.source === 'moodle' && isOwn(match))
      .flatMap(({ identity }) => identity.identifiers)
      .flatMap(({ kind, value }) => (kind === 'participant' ? [value] : [])),
  );
}

/** Whether an owner is the person, and no group that they are in. */
function isOwn(match: Summary['owners'][number]['match']): boolean {
  return match.kind === 'matched' && match.by !== 'group' && match.people.length === 1;
}

function onlyOne(values: readonly string[]): string {
  const [first = '', ...others] = new Set(values);
  return others.length === 0 ? first : '';
}

import { listSome } from '../utils/listSome';
import type { RosterField } from './rosterHeaders';

/** What whoever imports a roster should know of it. */
export type RosterNote =
  /** Columns that are not understood. */
  | { readonly kind: 'unknown-columns'; readonly titles: readonly string[] }
  /** Columns of scores, which no roster needs. */
  | { readonly kind: 'score-columns'; readonly count: number }
  | { readonly kind: 'same-meaning'; readonly field: RosterField; readonly titles: readonly string[] }
  /** A column that only its cells told. */
  | { readonly kind: 'recognised'; readonly field: RosterField; readonly title: string }
  | { readonly kind: 'staff'; readonly names: readonly string[] }
  | { readonly kind: 'test-student' }
  | { readonly kind: 'unread-times'; readonly lines: readonly number[] }
  /** GitHub Classroom is no more. */
  | { readonly kind: 'retired' }
  /** Nothing but names. */
  | { readonly kind: 'names-only' };

const FIELD_NAMES: Readonly<Record<RosterField, string>> = {
  name: 'the name',
  first: 'the first name',
  last: 'the last name',
  lmsId: "the platform's ID",
  sisId: "the institution's ID",
  login: 'the login',
  email: 'the address',
  github: 'the GitHub login',
  integrationId: 'the integration ID',
  rootAccount: 'the root account',
  section: 'the section',
  groups: 'the group',
  role: 'the role',
  participant: "the participant's number",
  modified: 'the time of handing in',
  other: 'nothing that a roster needs',
};

/** A note in a sentence. */
export function describeNote(note: RosterNote): string {
  switch (note.kind) {
    case 'unknown-columns':
      return `Left aside, since the header says nothing that is understood: ${quoteAll(note.titles)}.`;
    case 'score-columns':
      return `Left aside: ${note.count} ${note.count === 1 ? 'column' : 'columns'} of scores.`;
    case 'same-meaning':
      return `${quoteAll(note.titles)} all mean ${FIELD_NAMES[note.field]}: the first that is not empty counts.`;
    case 'recognised':
      return `"${note.title}" is taken for ${FIELD_NAMES[note.field]}, since its cells look like it.`;
    case 'staff':
      return `Left out, since they are no students: ${listSome(note.names, MOST)}.`;
    case 'test-student':
      return "Left out: Canvas's test student.";
    case 'unread-times':
      return `When they handed in could not be read in ${note.lines.length === 1 ? 'line' : 'lines'} ${listSome(note.lines.map(String), MOST)}: their time is not known.`;
    case 'retired':
      return 'GitHub Classroom was retired on 2026-08-28: the roster is read, and will not change any more.';
    case 'names-only':
      return 'It has nothing but names: two who are called alike cannot be told apart, so add a column with an ID, a login or an address.';
  }
}

function quoteAll(titles: readonly string[]): string {
  return listSome(
    titles.map((title) => `"${title}"`),
    MOST,
  );
}

const MOST = 8;

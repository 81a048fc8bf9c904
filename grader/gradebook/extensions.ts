import type { Executor } from '../database';
import type { PersonFacts, Subject } from './attemptEntry';
import { toJson, toText, toTimestamp } from './columns';

/** Until when somebody, or everybody of a section, may hand in. */
export interface Extension {
  readonly of:
    | ({ readonly kind: 'person' } & Omit<Subject, 'student'>)
    | { readonly kind: 'section'; readonly section: string };
  readonly until: Date;
  readonly reason: string;
  readonly madeBy: string;
  readonly madeAt: Date;
}

interface Row {
  readonly kind: Extension['of']['kind'];
  readonly owner: string | null;
  readonly person: PersonFacts | null;
  readonly section: string | null;
  readonly until: number;
  readonly reason: string;
  readonly made_by: string;
  readonly made: number;
}

/** Adds one; none is ever changed, and a newer one takes its place. */
export async function recordExtension(
  executor: Executor,
  assignment: string,
  { of, until, reason, madeBy, madeAt }: Extension,
): Promise<void> {
  const { owner, person } = of.kind === 'person' ? of : { owner: null, person: null };
  await executor.query(
    `INSERT INTO grader.extensions (assignment, kind, owner, person, section, until, reason, made_by, made_at)
     VALUES ($1, $2, $3, $4::json, $5, $6::timestamptz, $7, $8, $9::timestamptz)`,
    [
      assignment,
      of.kind,
      owner,
      toJson(person),
      of.kind === 'section' ? toText(of.section) : null,
      toTimestamp(until),
      toText(reason),
      toText(madeBy),
      toTimestamp(madeAt),
    ],
  );
}

/** All of an assignment, in the order in which they were made. */
export async function readExtensions(executor: Executor, assignment: string): Promise<readonly Extension[]> {
  const rows = await executor.query<Row>(
    `SELECT kind, owner, person, section, (extract(epoch FROM until) * 1000)::float8 AS until, reason, made_by,
            (extract(epoch FROM made_at) * 1000)::float8 AS made
       FROM grader.extensions WHERE assignment = $1 ORDER BY id`,
    [assignment],
  );
  return rows.map(({ kind, owner, person, section, until, reason, made_by, made }) => ({
    of: kind === 'section' ? { kind, section: section ?? '' } : { kind, owner, person },
    until: new Date(Math.round(until)),
    reason,
    madeBy: made_by,
    madeAt: new Date(Math.round(made)),
  }));
}

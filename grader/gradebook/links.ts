import type { Executor } from '../database';
import { isCourseWide } from '../domain';
import type { PersonFacts } from './attemptEntry';
import { toJson, toText, toTimestamp } from './columns';

/** Whose an owner's work is, as somebody said. */
export interface Link {
  readonly owner: string;
  readonly kind: 'link' | 'unlink';
  /** One, or all of a group; nobody where a link is taken back. */
  readonly people: readonly PersonFacts[];
  readonly madeBy: string;
  readonly madeAt: Date;
}

interface Row {
  readonly owner: string;
  readonly kind: Link['kind'];
  readonly people: readonly PersonFacts[];
  readonly made_by: string;
  readonly made: number;
}

/** Adds one; none is ever changed. What an owner is called in every assignment is linked in every one. */
export async function recordLink(
  executor: Executor,
  assignment: string,
  { owner, kind, people, madeBy, madeAt }: Link,
): Promise<void> {
  await executor.query(
    `INSERT INTO grader.links (assignment, owner, kind, people, made_by, made_at)
     VALUES ($1, $2, $3, $4::json, $5, $6::timestamptz)`,
    [isCourseWide(owner) ? '' : assignment, owner, kind, toJson(people), toText(madeBy), toTimestamp(madeAt)],
  );
}

/** The links that hold in an assignment, by owner: the newest of each, where it was not taken back. */
export async function readLinks(executor: Executor, assignment: string): Promise<ReadonlyMap<string, Link>> {
  const rows = await executor.query<Row>(
    `SELECT DISTINCT ON (owner) owner, kind, people, made_by, (extract(epoch FROM made_at) * 1000)::float8 AS made
       FROM grader.links WHERE assignment IN ('', $1) ORDER BY owner, id DESC`,
    [assignment],
  );
  return new Map(
    rows
      .filter(({ kind }) => kind === 'link')
      .map(({ made_by, made, ...row }) => [
        row.owner,
        { ...row, madeBy: made_by, madeAt: new Date(Math.round(made)) },
      ]),
  );
}

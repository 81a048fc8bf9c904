import type { Executor } from '../database';
import type { Adjustment, PersonFacts } from './attemptEntry';
import { toJson, toText, toTimestamp } from './columns';

interface Row {
  readonly student: string;
  readonly owner: string | null;
  readonly person: PersonFacts | null;
  readonly kind: Adjustment['kind'];
  readonly amount: number;
  readonly reason: string;
  readonly made_by: string;
  readonly made: number;
}

/** Adds one; none is ever changed, and an error is mended by another one. */
export async function recordAdjustment(
  executor: Executor,
  assignment: string,
  { student, owner, person, kind, amount, reason, madeBy, madeAt }: Adjustment,
): Promise<void> {
  await executor.query(
    `INSERT INTO grader.adjustments (assignment, student, owner, person, kind, amount, reason, made_by, made_at)
     VALUES ($1, $2, $3, $4::json, $5, $6::float8, $7, $8, $9::timestamptz)`,
    [
      assignment,
      toText(student),
      owner,
      toJson(person),
      kind,
      amount,
      toText(reason),
      toText(madeBy),
      toTimestamp(madeAt),
    ],
  );
}

/** All of an assignment, in the order in which they were made. */
export async function readAdjustments(
  executor: Executor,
  assignment: string,
): Promise<readonly Adjustment[]> {
  const rows = await executor.query<Row>(
    `SELECT student, owner, person, kind, amount, reason, made_by, (extract(epoch FROM made_at) * 1000)::float8 AS made
       FROM grader.adjustments WHERE assignment = $1 ORDER BY id`,
    [assignment],
  );
  return rows.map(({ made_by, made, ...row }) => ({
    ...row,
    madeBy: made_by,
    madeAt: new Date(Math.round(made)),
  }));
}

/** What is left of a score when each adjustment was made in turn: no less than 0, and more than the most if they say so. */
export function applyAdjustments(
  score: number,
  adjustments: readonly Pick<Adjustment, 'kind' | 'amount'>[],
): number {
  const adjusted = adjustments.reduce(
    (points, { kind, amount }) => (kind === 'score' ? amount : points + amount),
    score,
  );
  return Math.max(0, Number(adjusted.toFixed(6)));
}

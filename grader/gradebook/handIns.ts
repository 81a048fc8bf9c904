import type { Executor } from '../database';
import type { HandIn, HandInSource } from '../domain';
import { toText, toTimestamp } from './columns';

/** What a source said of a file of an owner's. */
export interface HandInFact {
  readonly assignment: string;
  readonly owner: string;
  readonly fileHash: string;
  readonly handIn: HandIn;
}

/** Adds what was not known yet, in one statement. A mark that differs from the one before is kept as the newer one. */
export async function recordHandIns(executor: Executor, facts: readonly HandInFact[]): Promise<void> {
  const column = (choose: (fact: HandInFact) => string | boolean | null) => facts.map(choose);
  await executor.query(
    `INSERT INTO grader.hand_ins (assignment, owner, file_hash, kind, at, source, is_late)
     SELECT DISTINCT assignment, owner, file_hash, kind, at::timestamptz, source, is_late
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[])
         AS item (assignment, owner, file_hash, kind, at, source, is_late)
      WHERE NOT EXISTS (
        SELECT FROM grader.hand_ins known
         WHERE (known.assignment, known.owner, known.file_hash, known.kind)
             = (item.assignment, item.owner, item.file_hash, item.kind)
           AND (known.at, known.source, known.is_late) IS NOT DISTINCT FROM
               (item.at::timestamptz, item.source, item.is_late)
           AND NOT EXISTS (
             SELECT FROM grader.hand_ins newer
              WHERE (newer.assignment, newer.owner, newer.file_hash, newer.kind)
                  = (known.assignment, known.owner, known.file_hash, known.kind)
                AND known.kind = 'marked' AND newer.id > known.id))`,
    [
      column(({ assignment }) => toText(assignment)),
      column(({ owner }) => owner),
      column(({ fileHash }) => fileHash),
      column(({ handIn }) => handIn.kind),
      column(({ handIn }) => (handIn.kind === 'time' ? toTimestamp(handIn.at) : null)),
      column(({ handIn }) => (handIn.kind === 'time' ? handIn.from : null)),
      column(({ handIn }) => (handIn.kind === 'marked' ? handIn.isLate : null)),
    ],
  );
}

interface Row {
  readonly owner: string;
  readonly file_hash: string;
  readonly kind: HandIn['kind'];
  readonly at: number | null;
  readonly source: HandInSource | null;
  readonly is_late: boolean | null;
}

/** By owner and file, everything that was said of an assignment's files, in the order in which it was. */
export async function readHandIns(
  executor: Executor,
  assignment: string,
): Promise<(owner: string, fileHash: string) => readonly HandIn[]> {
  const rows = await executor.query<Row>(
    `SELECT owner, file_hash, kind, (extract(epoch FROM at) * 1000)::float8 AS at, source, is_late
       FROM grader.hand_ins WHERE assignment = $1 ORDER BY id`,
    [assignment],
  );
  const known = new Map<string, HandIn[]>();
  const name = (owner: string, fileHash: string) => `${fileHash} ${owner}`;
  for (const row of rows) {
    const key = name(row.owner, row.file_hash);
    known.set(key, [...(known.get(key) ?? []), describeRow(row)]);
  }
  return (owner, fileHash) => known.get(name(owner, fileHash)) ?? [];
}

function describeRow({ kind, at, source, is_late }: Row): HandIn {
  if (kind === 'time' && at !== null && source !== null)
    return { kind, at: new Date(Math.round(at)), from: source };
  if (kind === 'marked' && is_late !== null) return { kind, isLate: is_late };
  return { kind: 'unknown' };
}

/** Whose word on a time counts more, the best first. */
const TRUST: readonly HandInSource[] = [
  'received',
  'gradescope',
  'worksheet',
  'file-name',
  'commit',
  'zip-entry',
  'file',
];

/**
 * What counts of all that was said of one file: a time, of the most trusted source its earliest; else the newest mark;
 * else nothing.
 */
export function chooseHandIn(facts: readonly HandIn[]): HandIn {
  const times = facts
    .flatMap((fact) => (fact.kind === 'time' ? [fact] : []))
    .sort((a, b) => TRUST.indexOf(a.from) - TRUST.indexOf(b.from) || a.at.getTime() - b.at.getTime());
  const marks = facts.filter(({ kind }) => kind === 'marked');
  return times[0] ?? marks.at(-1) ?? { kind: 'unknown' };
}

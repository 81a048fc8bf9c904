import { UsageError } from '../utils/usageError';
import type { ReportShard } from '../domain';
import type { ReportFile } from './reportFile';

interface ShardFile {
  readonly path: string;
  readonly shard: ReportShard;
}

/** So many missing shards are named; the others are counted. */
const MOST_NAMED = 8;

/**
 * The assignment that the json reports are of, or the several; none where there is no such report among the files.
 * @throws UsageError when they are not all of the same
 */
export function findAssignments(files: readonly ReportFile[]): readonly string[] {
  const told = files.flatMap(({ path, head }) => (head === null ? [] : [{ path, ...head }]));
  const [first] = told;
  const nameAll = ({ assignments }: { readonly assignments: readonly string[] }) =>
    assignments.map((name) => JSON.stringify(name)).join(', ');
  const other = told.find((item) => first !== undefined && nameAll(item) !== nameAll(first));
  if (first !== undefined && other !== undefined)
    throw new UsageError(
      `${first.path} is a report of ${nameAll(first)} and ${other.path} one of ${nameAll(other)}: merge those of one assignment.`,
    );
  return first?.assignments ?? [];
}

/**
 * Checks that files which say which shard they are belong to one batch, each shard once, and that none is missing.
 * @throws UsageError naming the files or the shards
 */
export function requireShards(files: readonly ReportFile[]): void {
  const shards = listShards(files);
  const byNumber = new Map<number, ShardFile>();
  for (const file of shards) {
    requireSameBatch(shards[0] as ShardFile, file);
    const twin = byNumber.get(file.shard.number);
    if (twin !== undefined)
      throw new UsageError(`${twin.path} and ${file.path} are both ${describe(file)}: name each shard once.`);
    byNumber.set(file.shard.number, file);
  }
  // A jsonl file may be any shard: then the rows have to be counted.
  if (shards.length === files.length) requireAll(shards);
}

/**
 * @param rows how many submissions all files hold
 * @throws UsageError when that is not the batch that the shards were cut from
 */
export function requireCount(files: readonly ReportFile[], rows: number): void {
  const shards = listShards(files);
  const expected = shards[0]?.shard.batch.submissions ?? rows;
  if (rows === expected) return;
  const missing = shards.length === files.length ? '' : ` ${describeMissing(shards)}`;
  throw new UsageError(
    `These reports hold ${rows} submissions, but the batch that the shards were cut from has ${expected}.${missing}`,
  );
}

function listShards(files: readonly ReportFile[]): readonly ShardFile[] {
  return files.flatMap(({ path, head }) =>
    head === null || head.shard === null ? [] : [{ path, shard: head.shard }],
  );
}

function requireSameBatch(first: ShardFile, { path, shard }: ShardFile): void {
  if (shard.of !== first.shard.of)
    throw new UsageError(
      `${first.path} is ${describe(first)} and ${path} is ${describe({ path, shard })}: merge the shards of one division.`,
    );
  const [one, other] = [first.shard.batch, shard.batch];
  if (one.digest !== other.digest || one.submissions !== other.submissions)
    throw new UsageError(
      `${first.path} and ${path} are shards of different batches (${one.submissions} and ${other.submissions} submissions, or other names): grade every shard with the same files there.`,
    );
}

function requireAll(shards: readonly ShardFile[]): void {
  const [first] = shards;
  if (first !== undefined && shards.length < first.shard.of) throw new UsageError(describeMissing(shards));
}

function describeMissing(shards: readonly ShardFile[]): string {
  const of = shards[0]?.shard.of ?? 0;
  const there = new Set(shards.map(({ shard }) => shard.number));
  const named: string[] = [];
  for (let number = 1; number <= of && named.length < MOST_NAMED; number++)
    if (!there.has(number)) named.push(`${number}/${of}`);
  const more = of - there.size - named.length;
  const list = `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return of - there.size === 1
    ? `Shard ${list} is missing: grade it with --shard ${named[0]} and name its report too.`
    : `Shards ${list} are missing: grade them with --shard and name their reports too.`;
}

function describe({ shard }: ShardFile): string {
  return `shard ${shard.number}/${shard.of}`;
}

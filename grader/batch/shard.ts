import { createHash } from 'node:crypto';
import type { ReportShard } from '../domain';
import { UsageError } from '../utils/usageError';

/** Which part of a batch one run grades. */
export interface Shard {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** @throws UsageError unless it is `I/N` with I from 1 to N */
export function parseShard(text: string): Shard {
  const [, number, of] = /^([0-9]{1,9})\/([0-9]{1,9})$/.exec(text.trim())?.map(Number) ?? [];
  if (number === undefined || of === undefined || number < 1 || number > of)
    throw new UsageError(
      `--shard ${text}: write I/N, the I-th part of N, with I from 1 to N, such as --shard 2/8.`,
    );
  return { number, of };
}

/**
 * Every N-th submission of the batch, in the order of the names: shards differ in size by one at most, and the files of
 * one student, which stand together and cost about the same, are spread. By a hash of the name a submission more would
 * move no other, but shards that saw different batches could not be joined anyway.
 * @param submissions the whole batch, named and in order
 */
export function takeShard<Item>(submissions: readonly Item[], { number, of }: Shard): readonly Item[] {
  return submissions.filter((_, index) => index % of === number - 1);
}

/** What the report of a shard says of the batch that it was cut from, so that shards of two batches are never joined. */
export function describeShard(
  submissions: readonly { readonly name: string }[],
  { number, of }: Shard,
): ReportShard {
  const digest = createHash('sha256');
  for (const { name } of submissions) digest.update(JSON.stringify(name));
  return { number, of, batch: { submissions: submissions.length, digest: digest.digest('hex') } };
}

import { createHash } from 'node:crypto';
import type { ReportShard } from '../domain';
import { UsageError } from '../utils/usageError';

/** The part of a batch that one run grades. */
export interface Shard {
  /** From 1 to `of`. */
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
 * Every N-th submission of the batch. So shards differ in size by one at most, and the files of one student, which are
 * neighbours and take about the same time, are in different shards. Choosing by a hash of the name would keep the other
 * submissions in their shards when one is added, but shards of different batches cannot be merged anyway.
 * @param submissions the whole batch, in the order of the names
 */
export function takeShard<Item>(submissions: readonly Item[], { number, of }: Shard): readonly Item[] {
  return submissions.filter((_, index) => index % of === number - 1);
}

/** What a shard's report says about its batch, so that shards of different batches are not merged. */
export function describeShard(
  submissions: readonly { readonly name: string }[],
  { number, of }: Shard,
): ReportShard {
  const digest = createHash('sha256');
  for (const { name } of submissions) digest.update(JSON.stringify(name));
  return { number, of, batch: { submissions: submissions.length, digest: digest.digest('hex') } };
}

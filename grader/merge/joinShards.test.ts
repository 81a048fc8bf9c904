import type { ReportShard } from '../domain';
import { findAssignments, requireCount, requireShards } from './joinShards';
import { report, row, shard, useReportFiles } from './testing/reportFiles';

const { openFile, json, jsonl, complaint } = useReportFiles();

describe('shards', () => {
  it('of one batch are complete', async () => {
    const files = [
      await json('1', [row('a'), row('c')], shard(1, 2)),
      await json('2', [row('b')], shard(2, 2)),
    ];
    expect(findAssignments(files)).toEqual(['initialization']);
    requireShards(files);
    requireCount(files, 3);
    expect(await complaint(() => requireCount(files, 2))).toBe(
      'These reports hold 2 submissions, but the batch that the shards were cut from has 3.',
    );
  });

  it.each<[string, readonly (readonly [string, ReportShard])[], RegExp]>([
    [
      'one missing',
      [
        ['a', shard(1, 3)],
        ['b', shard(3, 3)],
      ],
      /^Shard 2\/3 is missing: grade it with --shard 2\/3 and name its report too\.$/,
    ],
    [
      'many missing',
      [['a', shard(2, 1e12)]],
      /^Shards 1\/1000000000000, 3\/1000000000000, .* and 999999999991 more are missing: /,
    ],
    [
      'one twice',
      [
        ['a', shard(1, 2)],
        ['b', shard(1, 2)],
      ],
      /^a and b are both shard 1\/2: name each shard once\.$/,
    ],
    [
      'two divisions',
      [
        ['a', shard(1, 2)],
        ['b', shard(2, 3)],
      ],
      /^a is shard 1\/2 and b is shard 2\/3: /,
    ],
    [
      'two batches',
      [
        ['a', shard(1, 2, 3)],
        ['b', shard(2, 2, 4)],
      ],
      /^a and b are shards of different batches \(3 and 4 submissions, or other names\): /,
    ],
    [
      'other names',
      [
        ['a', shard(1, 2)],
        ['b', shard(2, 2, 3, 'b')],
      ],
      /^a and b are shards of different batches /,
    ],
  ])('%s', async (_name, parts, expected) => {
    const files = await Promise.all(parts.map(([name, part]) => json(name, [], part)));
    expect(await complaint(() => requireShards(files))).toMatch(expected);
  });

  it('beside jsonl files, which do not say what they are, are counted', async () => {
    const files = [await json('1', [row('a')], shard(1, 3)), await jsonl('2.jsonl', [row('b')])];
    requireShards(files);
    expect(await complaint(() => requireCount(files, 2))).toBe(
      'These reports hold 2 submissions, but the batch that the shards were cut from has 3. Shards 2/3, 3/3 are missing: grade them with --shard and name their reports too.',
    );
  });

  it('are of one assignment', async () => {
    const other = JSON.stringify({ ...report([]), assignment: 'other\n' });
    const files = [await json('1', []), await openFile('2', other)];
    expect(await complaint(() => findAssignments(files))).toBe(
      '1 is a report of "initialization" and 2 one of "other\\n": merge those of one assignment.',
    );
  });
});

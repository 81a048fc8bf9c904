import type { CallRecord, Case, Value } from '../domain';
import { exhibitCalls } from './exhibitCalls';

const matrix = (rows: number, columns: number, fill: (index: number) => number): Value => ({
  kind: 'matrix',
  rows,
  columns,
  data: Array.from({ length: rows * columns }, (_, index) => fill(index)),
});
const record = (entries: Readonly<Record<string, Value>>): Value => ({
  kind: 'record',
  entries: new Map(Object.entries(entries)),
});
const item = (id: string, hidden = false, expected: Value | null = null): Case => ({
  id,
  args: [],
  hidden,
  expected,
});
const returned = (value: Value): CallRecord => ({
  first: { kind: 'returned', value },
  second: { kind: 'returned', value },
  argsAfter: [],
});

it('keeps what public cases gave and nothing of a hidden one', () => {
  const secret = returned({ kind: 'text', value: 'hidden sizes' });
  const shown = exhibitCalls([item('a'), item('h', true)], [returned(matrix(1, 2, (i) => i)), secret]);
  expect(shown).toEqual([
    {
      caseId: 'a',
      outcome: {
        kind: 'returned',
        entries: [{ kind: 'matrix', key: 'the result', rows: 1, columns: 2, numbers: [0, 1], isWhole: true }],
      },
    },
  ]);
});

it('survives JSON, numbers that JSON lacks among them', () => {
  const odd = returned(record({ W1: matrix(1, 3, (i) => [Number.NaN, Infinity, -Infinity][i] as number) }));
  const shown = exhibitCalls([item('a')], [odd]);
  expect(JSON.parse(JSON.stringify(shown))).toEqual(shown);
  expect(JSON.stringify(shown)).toContain('["NaN","Infinity","-Infinity"]');
});

it('puts the keys that are asked for first, and keeps a bounded part of anything else', () => {
  const many = Object.fromEntries(
    Array.from({ length: 5000 }, (_, i) => [`k${i}`.repeat(200), matrix(1, 1, () => 1)]),
  );
  const value = record({
    ...many,
    W1: matrix(500, 500, (i) => i / 3),
    text: { kind: 'text', value: 'x'.repeat(1e6) },
  });
  const [shown] = exhibitCalls([item('a', false, record({ W1: matrix(1, 1, () => 0) }))], [returned(value)]);
  if (shown?.outcome.kind !== 'returned') throw new Error('nothing shown');
  const [first] = shown.outcome.entries;
  expect(first).toMatchObject({ kind: 'matrix', key: 'W1', rows: 500, columns: 500, isWhole: false });
  expect(first?.kind === 'matrix' && first.numbers.length).toBe(400);
  expect(JSON.stringify(shown).length).toBeLessThan(12_000);
});

it('tells a throw in words', () => {
  const error = { name: 'TypeError', message: 'no '.repeat(500), columns: [] };
  const threw: CallRecord = {
    first: { kind: 'threw', error },
    second: { kind: 'threw', error },
    argsAfter: [],
  };
  const [shown] = exhibitCalls([item('a')], [threw]);
  expect(shown?.outcome).toEqual({
    kind: 'threw',
    message: expect.stringMatching(/^TypeError: no .{150,190}…$/) as string,
  });
});

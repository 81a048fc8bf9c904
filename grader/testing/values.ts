import type { CallOutcome, CallRecord, Case, GradedFunction, Json, Value } from '../domain';
import type { CheckSpec, Evidence } from '../checks';

/** A matrix from its rows. */
export function matrix(rows: readonly (readonly number[])[]): Value {
  return { kind: 'matrix', rows: rows.length, columns: rows[0]?.length ?? 0, data: rows.flat() };
}

export function record(entries: Readonly<Record<string, Value>>): Value {
  return { kind: 'record', entries: new Map(Object.entries(entries)) };
}

export function returned(value: Value): CallOutcome {
  return { kind: 'returned', value };
}

export function threw(name: string, message: string, columns: readonly number[] = []): CallOutcome {
  return { kind: 'threw', error: { name, message, columns } };
}

/** A call whose two runs agree and that left its arguments `[[2, 1]]` alone. */
export function answer(value: Value, changes: Partial<CallRecord> = {}): CallRecord {
  const untouched: Value = {
    kind: 'list',
    items: [2, 1].map((item): Value => ({ kind: 'number', value: item })),
  };
  return { first: returned(value), second: returned(value), argsAfter: [untouched], ...changes };
}

export function publicCase(id: string, expected: Value | null, args: readonly Json[] = [[2, 1]]): Case {
  return { id, args, hidden: false, expected };
}

export function hiddenCase(id: string, expected: Value | null, args: readonly Json[] = [[2, 1]]): Case {
  return { id, args, hidden: true, expected };
}

/** Evidence on a function `f` with some checks, from cases and what each gave. */
export function evidence(
  checks: readonly CheckSpec[],
  rows: readonly (readonly [Case, CallRecord])[],
  unsettled: readonly string[] = [],
): Evidence {
  const cases = rows.map(([item]) => item);
  const fn: GradedFunction = {
    name: 'f',
    points: checks.reduce((sum, check) => sum + check.points, 0),
    summary: 'a function',
    cases: cases.filter((item) => !item.hidden),
    hiddenCases: cases.filter((item) => item.hidden).map(({ id }) => ({ id, draw: [] })),
    checks,
  };
  return { fn, cases, records: new Map(rows.map(([item, call]) => [item.id, call])), unsettled };
}

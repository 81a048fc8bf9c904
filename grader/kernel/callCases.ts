import { describeCall, describeThrown, outcomesAreIdentical } from '../checks';
import type { CallOutcome, CallRecord, Case, GradedFunction } from '../domain';
import { encodeResult } from './encodeResult';
import { hideKernelNames } from './hideKernelNames';
import { catchWithLine } from './locateThrow';
import { recordChance } from './recordChance';

/** A function as a notebook hands it over. */
export type StudentFunction = (...args: never[]) => unknown;

export interface Called {
  /** By case id. */
  readonly records: ReadonlyMap<string, CallRecord>;
  /** The first call that threw. */
  readonly thrown: Thrown | null;
}

export interface Thrown {
  /** `initializeParametersHe([2, 4, 1])` */
  readonly call: string;
  /** `TypeError: …` */
  readonly error: string;
  /** The text of the function's line that it came from, where that can be told. */
  readonly line: string | null;
}

/**
 * Calls the function on each public case, and again from the last to the first; where one gives something else then,
 * each once more with the random numbers of its first call, as the grader's sandbox does. Never throws.
 */
export function callCases(fn: StudentFunction, { name, cases }: GradedFunction): Called {
  let thrown: Thrown | null = null;
  const call = (item: Case): CallOutcome => callOnce(fn, structuredClone(item.args)).outcome;
  const calls = cases.map((item) => {
    const args = structuredClone(item.args);
    const { result, replay } = recordChance(() => callOnce(fn, args));
    const { outcome: first, line } = result;
    if (first.kind === 'threw')
      thrown ??= { call: describeCall(name, item), error: describeThrown(first.error), line };
    return { item, replay, first, argsAfter: args.map((arg) => encodeResult(arg)) };
  });
  const later = new Map([...cases].reverse().map((item) => [item.id, call(item)]));
  const records = new Map(
    calls.map(({ item: { id }, first, argsAfter }): [string, CallRecord] => {
      return [id, { first, second: later.get(id) ?? first, argsAfter }];
    }),
  );
  if ([...records.values()].every(({ first, second }) => outcomesAreIdentical(first, second)))
    return { records, thrown };

  for (const { item, replay } of [...calls.slice(-1), ...calls.slice(0, -1)]) {
    const record = records.get(item.id) as CallRecord;
    records.set(item.id, { ...record, rewound: replay(() => call(item)) });
  }
  return { records, thrown };
}

function callOnce(
  fn: StudentFunction,
  args: readonly unknown[],
): { outcome: CallOutcome; line: string | null } {
  const caught = catchWithLine(fn, () => encodeResult(fn(...(args as never[]))));
  if (caught.kind === 'returned') return { outcome: { kind: 'returned', value: caught.value }, line: null };
  const { name, message } = describeError(caught.error);
  return { outcome: { kind: 'threw', error: { name, message, columns: [] } }, line: caught.line };
}

/** Whatever was thrown, even what refuses to be looked at. */
function describeError(error: unknown): { name: string; message: string } {
  try {
    if (!(error instanceof Error)) return { name: '', message: String(error) };
    return { name: String(error.name), message: hideKernelNames(String(error.message)) };
  } catch {
    return { name: '', message: 'something that cannot be shown' };
  }
}

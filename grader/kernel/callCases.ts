import { describeCall, describeThrown } from '../checks';
import type { CallOutcome, CallRecord, Case, GradedFunction } from '../domain';
import { encodeResult } from './encodeResult';
import { hideKernelNames } from './hideKernelNames';
import { catchWithLine } from './locateThrow';

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

/** Calls the function on each public case, twice. Never throws. */
export function callCases(fn: StudentFunction, { name, cases }: GradedFunction): Called {
  let thrown: Thrown | null = null;
  const records = new Map<string, CallRecord>();
  for (const item of cases) {
    const { record, line } = callTwice(fn, item);
    records.set(item.id, record);
    if (record.first.kind === 'threw') {
      thrown ??= { call: describeCall(name, item), error: describeThrown(record.first.error), line };
    }
  }
  return { records, thrown };
}

function callTwice(fn: StudentFunction, item: Case): { record: CallRecord; line: string | null } {
  const args = structuredClone(item.args);
  const { outcome: first, line } = callOnce(fn, args);
  const { outcome: second } = callOnce(fn, structuredClone(item.args));
  return { record: { first, second, argsAfter: args.map((arg) => encodeResult(arg)) }, line };
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

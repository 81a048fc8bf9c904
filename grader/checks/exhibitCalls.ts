import type { CallOutcome, CallRecord, Case, Exhibit, ExhibitEntry, PlainNumber, Value } from '../domain';
import { describeThrown, describeValue } from './describe';

/** A matrix of so many entries is shown entry by entry; of a larger one a sample tells its distribution. */
const LARGEST_WHOLE = 128;
const SAMPLE = 400;
/** A submission may give back anything: this much of it is kept. */
const MOST_ENTRIES = 24;
const LONGEST_TEXT = 200;

/** What came back on the public cases, small enough to keep. A hidden case leaves nothing here. */
export function exhibitCalls(cases: readonly Case[], calls: readonly CallRecord[]): readonly Exhibit[] {
  return cases.flatMap((item, index) => {
    const call = calls[index];
    return item.hidden || call === undefined ? [] : [exhibitCall(item, call.first)];
  });
}

/** The same for one call. */
export function exhibitCall({ id, expected }: Case, outcome: CallOutcome): Exhibit {
  if (outcome.kind === 'threw')
    return { caseId: id, outcome: { kind: 'threw', message: cut(describeThrown(outcome.error)) } };
  return { caseId: id, outcome: { kind: 'returned', entries: exhibitValue(outcome.value, expected) } };
}

function exhibitValue(value: Value, expected: Value | null): readonly ExhibitEntry[] {
  if (value.kind !== 'record') return [exhibitEntry('the result', value)];
  const asked = expected?.kind === 'record' ? [...expected.entries.keys()] : [];
  const others = [...value.entries.keys()].filter((key) => !asked.includes(key));
  return [...asked, ...others].slice(0, MOST_ENTRIES).flatMap((key) => {
    const entry = value.entries.get(key);
    return entry === undefined ? [] : [exhibitEntry(cut(key), entry)];
  });
}

function exhibitEntry(key: string, value: Value): ExhibitEntry {
  if (value.kind !== 'matrix') return { kind: 'other', key, description: cut(describeValue(value)) };
  const { rows, columns, data } = value;
  const isWhole = data.length <= LARGEST_WHOLE;
  const numbers = isWhole ? data.map(toPlain) : sample(data).map((entry) => toPlain(round(entry)));
  return { kind: 'matrix', key, rows, columns, numbers, isWhole };
}

/** Evenly spread over the matrix, so that rows and columns have their share. */
function sample(data: readonly number[]): readonly number[] {
  if (data.length <= SAMPLE) return data;
  return Array.from({ length: SAMPLE }, (_, index) => data[Math.floor((index * data.length) / SAMPLE)] ?? 0);
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}

function toPlain(value: number): PlainNumber {
  return Number.isFinite(value) ? value : (String(value) as PlainNumber);
}

function cut(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
}

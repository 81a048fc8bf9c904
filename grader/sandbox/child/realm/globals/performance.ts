import { CLOCK } from '../clock';
import { freeze } from '../intrinsics';
import { toText } from './toText';

interface Entry {
  readonly name: string;
  readonly entryType: 'mark' | 'measure';
  readonly startTime: 0;
  readonly duration: 0;
  readonly detail: null;
}

/** A clock that stands still, as `Date` does: whatever is measured took no time. */
export const performance = freeze({
  timeOrigin: CLOCK,
  now: () => 0,
  mark: (name: unknown) => makeEntry(name, 'mark'),
  measure: (name: unknown) => makeEntry(name, 'measure'),
  clearMarks: () => undefined,
  clearMeasures: () => undefined,
  getEntries: () => [],
  getEntriesByName: () => [],
  getEntriesByType: () => [],
  toJSON: () => ({ timeOrigin: CLOCK }),
});

function makeEntry(name: unknown, entryType: Entry['entryType']): Entry {
  return { name: toText(name), entryType, startTime: 0, duration: 0, detail: null };
}

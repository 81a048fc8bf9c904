import type { CallOutcome, CallRecord } from '../domain';
import { areIdentical } from './compareNumbers';

/** Whether two calls gave the same to the last bit; of those that threw, that both did. */
export function outcomesAreIdentical(a: CallOutcome, b: CallOutcome): boolean {
  return a.kind === 'returned' && b.kind === 'returned' ? areIdentical(a.value, b.value) : a.kind === b.kind;
}

/**
 * Positions of the calls that gave something else once others had been made, though the random numbers were the same:
 * they depend on what earlier calls left behind. A function that keeps what it has computed once and gives it again is
 * not among them, nor is one that draws without a seed.
 */
export function findUnsettled(calls: readonly CallRecord[]): readonly number[] {
  return calls.flatMap(({ first, rewound }, position) =>
    rewound === undefined || outcomesAreIdentical(first, rewound) ? [] : [position],
  );
}

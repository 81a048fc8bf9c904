import type { CallOutcome } from '../domain';

/** Whether a call came back empty-handed, as a function does that is not written yet. */
export function isNothing(outcome: CallOutcome): boolean {
  if (outcome.kind === 'threw') return false;
  const { value } = outcome;
  return value.kind === 'nothing' || (value.kind === 'record' && value.entries.size === 0);
}

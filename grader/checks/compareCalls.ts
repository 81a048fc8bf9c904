import type { CallOutcome, CallRecord, Value } from '../domain';
import { areIdentical, compareNumbers, sameFormula } from './compareNumbers';
import { compareStructure } from './compareStructure';

/** Whether two functions gave the same on every case, and did the same to their arguments. */
export function callsAgree(a: readonly CallRecord[], b: readonly CallRecord[]): boolean {
  return (
    a.length === b.length &&
    a.every((call, index) => {
      const other = b[index] as CallRecord;
      return outcomesAgree(call.first, other.first) && argumentsAgree(call.argsAfter, other.argsAfter);
    })
  );
}

function outcomesAgree(a: CallOutcome, b: CallOutcome): boolean {
  if (a.kind !== 'returned' || b.kind !== 'returned') return false;
  return (
    compareStructure(a.value, b.value, {}) === null && compareNumbers(a.value, b.value, sameFormula) === null
  );
}

function argumentsAgree(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((value, index) => areIdentical(value, b[index] as Value));
}

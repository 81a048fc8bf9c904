import { describeCall } from '../checks';
import { values } from '../checks/kinds/values';
import type { CallRecord, CheckReport, GradedFunction, Value } from '../domain';

/** One call to show in full, expected beside actual. */
export interface Sample {
  readonly call: string;
  readonly expected: Value;
  readonly actual: Value;
}

/** The first call whose values are wrong, else the first there is; null where it gave nothing to show. */
export function chooseSample(
  fn: GradedFunction,
  checks: readonly CheckReport[],
  records: ReadonlyMap<string, CallRecord>,
): Sample | null {
  const failing = fn.checks.find((spec, index) => values.is(spec) && checks[index]?.status !== 'passed');
  const compared = failing ?? fn.checks.find(values.is);
  const item = fn.cases.find((candidate) => candidate.id === compared?.case);
  const outcome = item === undefined ? undefined : records.get(item.id)?.first;
  if (item === undefined || item.expected === null || outcome?.kind !== 'returned') return null;
  return { call: describeCall(fn.name, item), expected: item.expected, actual: outcome.value };
}

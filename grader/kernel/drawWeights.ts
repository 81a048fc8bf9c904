import { exhibitCall } from '../checks';
import { compareNumbers, sameFormula } from '../checks/compareNumbers';
import { compareStructure } from '../checks/compareStructure';
import type { CallRecord, CheckReport, GradedFunction, Value } from '../domain';
import { drawHistogram } from '../drawing/drawHistogram';
import { weighExhibit } from '../exhibits';

/**
 * Histogram of the matrix that tells most beside the bell that it should follow, as SVG. Null where its numbers are
 * right, or where all should be one number and there is no bell.
 */
export function drawWeights(
  fn: GradedFunction,
  checks: readonly CheckReport[],
  records: ReadonlyMap<string, CallRecord>,
): string | null {
  const exhibits = fn.cases.flatMap((item) => {
    const record = records.get(item.id);
    return record === undefined || item.hidden ? [] : [exhibitCall(item, record.first)];
  });
  const weighed = weighExhibit(fn, exhibits);
  if (weighed === null) return null;
  const { key, caseId, numbers, expected } = weighed;
  const wanted = fn.cases.find((item) => item.id === caseId)?.expected ?? null;
  const isRight =
    wanted === null ? passesChecks(fn, checks, caseId) : agree(wanted, records.get(caseId), key);
  if (isRight) return null;
  return drawHistogram({
    title: `Your ${key} and the bell it should follow`,
    actual: numbers,
    expected,
    label: `numbers in ${key}`,
  });
}

/** Without an expected output the case's own checks say whether its numbers will do. */
function passesChecks(fn: GradedFunction, checks: readonly CheckReport[], caseId: string): boolean {
  return fn.checks.every(
    (spec, index) => !('case' in spec) || spec.case !== caseId || checks[index]?.status === 'passed',
  );
}

function agree(expected: Value, record: CallRecord | undefined, key: string): boolean {
  const actual = record?.first.kind === 'returned' ? record.first.value : null;
  const wanted = pickEntry(expected, key);
  const found = pickEntry(actual, key);
  if (wanted === null || found === null || compareStructure(wanted, found, {}) !== null) return false;
  return compareNumbers(wanted, found, sameFormula) === null;
}

function pickEntry(value: Value | null, key: string): Value | null {
  return (value?.kind === 'record' ? value.entries.get(key) : null) ?? null;
}

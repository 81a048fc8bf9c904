import type { CallRecord, Case, RecordedMistake } from '../domain';
import { callsAgree } from './compareCalls';
import { jsonToValue } from './jsonToValue';

/**
 * The recorded mistake whose outputs these are on every case it was recorded for, or null. Two that cannot be told
 * apart by these cases name nothing.
 * @param records by case id
 */
export function findMistake(
  mistakes: readonly RecordedMistake[],
  cases: readonly Case[],
  records: ReadonlyMap<string, CallRecord>,
): RecordedMistake | null {
  const matches = mistakes.filter((mistake) => matchesRecord(mistake, cases, records));
  return matches.length === 1 ? (matches[0] ?? null) : null;
}

function matchesRecord(
  { calls }: RecordedMistake,
  cases: readonly Case[],
  records: ReadonlyMap<string, CallRecord>,
): boolean {
  if (calls.length === 0) return false;
  return calls.every(({ caseId, value, argsAfter }) => {
    const item = cases.find((candidate) => candidate.id === caseId);
    const record = records.get(caseId);
    if (item === undefined || record === undefined) return false;
    const outcome = { kind: 'returned' as const, value };
    const after = (argsAfter ?? item.args).map(jsonToValue);
    return callsAgree([{ first: outcome, second: outcome, argsAfter: after }], [record]);
  });
}

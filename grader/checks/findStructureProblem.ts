import { compareStructure } from './compareStructure';
import { describeThrown } from './describe';
import { findCase, type Evidence } from './evidence';

/** What is wrong with the structure of one case's result, or null. A case without an expected output has no problem. */
export function findStructureProblem(
  evidence: Evidence,
  caseId: string,
  notes: Readonly<Record<string, string>> = {},
): string | null {
  const { item, record } = findCase(evidence, caseId);
  if (record.first.kind === 'threw') return `it threw ${describeThrown(record.first.error)}`;
  return item.expected === null ? null : compareStructure(item.expected, record.first.value, notes);
}

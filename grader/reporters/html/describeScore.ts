import type { FunctionReport, SubmissionReport } from '../../domain';
import { countPassed, isFlawless } from '../../report/marks';

/** What a score means, in a sentence or two. */
export function describeScore(row: SubmissionReport): string {
  const { functions } = row;
  if (row.status === 'rejected') return 'The file could not be graded.';
  if (isFlawless(row))
    return functions.some(hasHidden)
      ? 'Every function passes every check, the hidden ones too.'
      : 'Every function passes every check.';
  const right = countPassed(row);
  const count = `${right} of ${functions.length} functions ${right === 1 ? 'is' : 'are'} right.`;
  const onlyHidden = functions.filter((fn) => fn.verdict === 'failed' && failsHiddenOnly(fn));
  if (onlyHidden.length === 0) return count;
  const names = onlyHidden.map(({ name }) => name).join(' and ');
  return `${count} ${names} ${onlyHidden.length === 1 ? 'passes' : 'pass'} the public checks, but not the hidden ones.`;
}

function hasHidden({ checks }: FunctionReport): boolean {
  return checks.some(({ hidden }) => hidden);
}

function failsHiddenOnly({ checks }: FunctionReport): boolean {
  const open = checks.filter(({ status }) => status !== 'passed');
  return open.length > 0 && open.every(({ hidden }) => hidden);
}

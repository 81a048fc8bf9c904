import type { Finding, FunctionReport, SubmissionReport } from '../domain';

/** A function with what there is to say of it beyond its checks. */
export interface FunctionFindings {
  readonly fn: FunctionReport;
  readonly findings: readonly Finding[];
}

/**
 * Gives each function the findings that are about it, in the row's order.
 * @returns all functions, and the findings that are about the submission as a whole
 */
export function groupFindings({ functions, diagnostics }: SubmissionReport): {
  readonly functions: readonly FunctionFindings[];
  readonly others: readonly Finding[];
} {
  const names = new Set(functions.map(({ name }) => name));
  return {
    functions: functions.map((fn) => ({
      fn,
      findings: diagnostics.filter((finding) => finding.function === fn.name),
    })),
    others: diagnostics.filter((finding) => finding.function === null || !names.has(finding.function)),
  };
}

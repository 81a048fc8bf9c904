import type { Assignment, RunJob, RunResult, TrustedHelper } from '../domain';
import type { Sandbox } from '../sandbox';

/** Runs programs beside each other, under the limits and with the helper of their assignment. One result a job, in order. */
export function runJobs(
  jobs: readonly RunJob[],
  { assignment, helper }: { readonly assignment: Assignment; readonly helper: TrustedHelper },
  sandbox: Sandbox,
): Promise<readonly RunResult[]> {
  if (jobs.length === 0) return Promise.resolve([]);
  const { seconds, memoryMb, outputMb } = assignment.limits;
  return sandbox.run({ helper, limits: { milliseconds: seconds * 1000, memoryMb, outputMb }, jobs });
}

import type { Assignment, ProgramCalls, RunResult, TrustedHelper } from '../domain';
import type { Sandbox } from '../sandbox';

/** Runs programs beside each other, under the limits and with the helper of their assignment. One result a program, in order. */
export function runPrograms(
  programs: readonly ProgramCalls[],
  { assignment, helper }: { readonly assignment: Assignment; readonly helper: TrustedHelper },
  sandbox: Sandbox,
): Promise<readonly RunResult[]> {
  if (programs.length === 0) return Promise.resolve([]);
  const { seconds, memoryMb, outputMb } = assignment.limits;
  return sandbox.run({ helper, limits: { milliseconds: seconds * 1000, memoryMb, outputMb }, programs });
}

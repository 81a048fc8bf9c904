import { findUnsettled } from '../checks';
import type { Assignment, CallRecord, ProgramCalls, RunResult, TrustedHelper } from '../domain';
import type { Sandbox } from '../sandbox';

/**
 * Runs programs beside each other, under the limits and with the helper of their assignment. One result a program, in
 * order. Where a call gives something else once others have been made, each call is made in a run of its own, so that
 * what comes back tells what the function gives, and not which calls the secret put before.
 */
export async function runPrograms(
  programs: readonly ProgramCalls[],
  { assignment, helper }: { readonly assignment: Assignment; readonly helper: TrustedHelper },
  sandbox: Sandbox,
): Promise<readonly RunResult[]> {
  if (programs.length === 0) return [];
  const { seconds, memoryMb, outputMb } = assignment.limits;
  const limits = { milliseconds: seconds * 1000, memoryMb, outputMb };
  const run = (asked: readonly ProgramCalls[]) => sandbox.run({ helper, limits, programs: asked });
  const results = await run(programs);
  return Promise.all(
    programs.map(async (program, index) => {
      const result = results[index] as RunResult;
      const unsettled = result.kind === 'answered' ? findUnsettled(result.calls) : [];
      if (unsettled.length === 0) return result;
      return joinRuns(await run(program.calls.map((args) => ({ ...program, calls: [args] }))), unsettled);
    }),
  );
}

/** One result of runs of one call each; the first that gave no answer is the whole program's. */
function joinRuns(results: readonly RunResult[], unsettled: readonly number[]): RunResult {
  const calls: CallRecord[] = [];
  for (const result of results) {
    if (result.kind !== 'answered') return result;
    calls.push(...result.calls);
  }
  return { kind: 'answered', calls, unsettled };
}

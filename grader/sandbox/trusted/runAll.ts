import type { ProgramCalls, RunResult } from '../../domain';
import type { Session } from './runInChild';
import { SandboxError } from './sandboxError';
import { isSteady } from './steady';

/** Runs programs in one fresh child, one after another, as long as each answers and the child is fit for the next. */
export type RunTogether = (programs: readonly ProgramCalls[]) => Promise<Session>;

/**
 * One result for each program, in order, as if each had a child of its own. They share one as long as nothing tells
 * them apart from that: a program that failed, or threw for want of memory or stack, is run once more by itself in a
 * fresh child, and that result counts.
 * @throws SandboxError for a program whose child was ended from outside, and again when it ran by itself
 */
export async function runAll(
  programs: readonly ProgramCalls[],
  runTogether: RunTogether,
): Promise<readonly RunResult[]> {
  const results: RunResult[] = [];
  while (results.length < programs.length) {
    const rest = programs.slice(results.length);
    const { answers, end } = await runTogether(rest);
    for (const [index, answer] of answers.entries()) {
      const isFirst = index === 0;
      results.push(isFirst || isSteady(answer) ? answer : await runAlone(rest[index], runTogether));
    }
    if (end.kind === 'failed' && rest.length === 1) results.push(end.result);
    else if (end.kind === 'failed') results.push(await runAlone(rest[answers.length], runTogether));
    else if (end.kind === 'interrupted')
      results.push(await runAlone(rest[answers.length], runTogether, end.reason));
  }
  return results;
}

/** @param interruption how its child was ended from outside before; null when it was not */
async function runAlone(
  program: ProgramCalls | undefined,
  runTogether: RunTogether,
  interruption: string | null = null,
): Promise<RunResult> {
  if (program === undefined) throw new Error('a session ended after its last program');
  const { answers, end } = await runTogether([program]);
  const [answer] = answers;
  if (answer !== undefined) return answer;
  if (end.kind === 'failed') return end.result;
  if (end.kind !== 'interrupted') throw new Error('a session is over without an answer');
  if (interruption === null) return runAlone(program, runTogether, end.reason);
  throw new SandboxError(
    `a sandbox process was ${interruption}, and the one that did its work again was ${end.reason}: free some memory or processors, and see what else on this machine ends processes`,
  );
}

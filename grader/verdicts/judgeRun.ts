import { exhibitCalls, isNothing, judgeFunction, recordCalls, skipChecks } from '../checks';
import type {
  CallRecord,
  Case,
  GradedFunction,
  Judgement,
  JudgementNote,
  RunResult,
  ThrownError,
  Verdict,
} from '../domain';
import { findAbsentGlobal } from './absentGlobals';

/**
 * Judges what came back from the sandbox: the function's checks, or why there is nothing to check.
 * @param cases in the order they were called, public ones first
 */
export function judgeRun(fn: GradedFunction, run: RunResult, cases: readonly Case[]): Judgement {
  switch (run.kind) {
    case 'answered':
      return judgeAnswer(fn, run, cases);
    case 'threw':
      return judgeNothing(fn, 'threw', noteError(run.error, 'loaded'), run.error.columns);
    case 'not-a-function':
      return judgeNothing(fn, 'threw', run);
    case 'timed-out':
    case 'out-of-memory':
    case 'crashed':
      return judgeNothing(fn, run.kind, run);
    case 'too-much-output':
      return judgeNothing(fn, 'crashed', run);
  }
}

/** Nothing came back to check: no points, and a note that says why. */
function judgeNothing(
  fn: GradedFunction,
  verdict: Verdict,
  facts: JudgementNote['facts'],
  columns: readonly number[] = [],
): Judgement {
  return {
    verdict,
    checks: skipChecks(fn, 'There is no result to judge.'),
    note: { facts, columns },
    misconception: null,
    exhibits: [],
  };
}

function judgeAnswer(
  fn: GradedFunction,
  { calls, unsettled = [] }: Extract<RunResult, { kind: 'answered' }>,
  cases: readonly Case[],
): Judgement {
  if (calls.length !== cases.length)
    throw new Error(`${fn.name} answered ${calls.length} calls of ${cases.length}`);
  if (
    calls.every((call) => isNothing(call.first)) &&
    cases.some((item) => item.expected?.kind === 'record')
  ) {
    return {
      verdict: 'not-implemented',
      checks: skipChecks(fn, `${fn.name} is not written yet.`),
      note: { facts: { kind: 'not-implemented' }, columns: [] },
      misconception: null,
      exhibits: [],
    };
  }
  const [first] = calls.map((call) => call.first);
  if (first?.kind === 'threw' && calls.every((call) => call.first.kind === 'threw')) {
    const { error } = first;
    return judgeNothing(fn, 'threw', noteError(error, 'called'), error.columns);
  }
  const records = recordCalls(cases, calls);
  const unsettledIds = unsettled.flatMap((position) => cases[position]?.id ?? []);
  const checks = judgeFunction({ fn, cases, records, unsettled: unsettledIds });
  const note = noteThrow(calls, cases);
  const isRight = checks.every((check) => check.status === 'passed');
  return {
    verdict: note !== null ? 'threw' : isRight ? 'passed' : 'failed',
    checks,
    note,
    misconception: null,
    exhibits: exhibitCalls(cases, calls),
    ...(unsettled.length === 0 ? null : { isUnsettled: true }),
  };
}

/** The first throw; of a hidden case only that there was one, since its words could say the arguments. */
function noteThrow(calls: readonly CallRecord[], cases: readonly Case[]): JudgementNote | null {
  const index = calls.findIndex((call) => call.first.kind === 'threw' || call.second.kind === 'threw');
  const [call, item] = [calls[index], cases[index]];
  if (call === undefined || item === undefined) return null;
  if (item.hidden) return { facts: { kind: 'threw-on-hidden' }, columns: [] };
  const outcome = call.first.kind === 'threw' ? call.first : call.second;
  if (outcome.kind !== 'threw') return null;
  const { error } = outcome;
  return { facts: noteError(error, 'called'), columns: error.columns };
}

/** What was thrown, or that it was for want of a global that a kernel has. */
function noteError(error: ThrownError, when: 'called' | 'loaded'): JudgementNote['facts'] {
  const name = findAbsentGlobal(error);
  return name === null ? { kind: 'threw', when, error } : { kind: 'absent-global', when, name };
}

import { describeThrown, exhibitCalls, isNothing, judgeFunction, recordCalls, skipChecks } from '../checks';
import type {
  CallRecord,
  Case,
  GradedFunction,
  Judgement,
  JudgementNote,
  RunResult,
  Verdict,
} from '../domain';
import { describeUnwritten } from './explainCompiled';

/**
 * Judges what came back from the sandbox: the function's checks, or why there is nothing to check.
 * @param cases in the order they were called, public ones first
 */
export function judgeRun(fn: GradedFunction, run: RunResult, cases: readonly Case[]): Judgement {
  switch (run.kind) {
    case 'answered':
      return judgeAnswer(fn, run.calls, cases);
    case 'threw':
      return judgeNothing(
        fn,
        'threw',
        `The cell of ${fn.name} threw ${describeThrown(run.error)} before the function was called`,
        run.error.columns,
      );
    case 'not-a-function':
      return judgeNothing(fn, 'threw', `${fn.name} is ${run.description}; expected a function`);
    case 'timed-out':
      return judgeNothing(
        fn,
        'timed-out',
        `${fn.name} did not finish within ${run.milliseconds / 1000} s: look for a loop that never ends`,
      );
    case 'out-of-memory':
      return judgeNothing(
        fn,
        'out-of-memory',
        `${fn.name} used more than ${run.memoryMb} MB of memory: look for an array or string that grows without end`,
      );
    case 'too-much-output':
      return judgeNothing(
        fn,
        'crashed',
        `${fn.name} gave back more than ${run.outputMb} MB: look for a result that is far larger than asked for`,
      );
    case 'crashed':
      return judgeNothing(
        fn,
        'crashed',
        `${fn.name} ended the process it ran in (${run.detail}): it could not be judged`,
      );
  }
}

/** Nothing came back to check: no points, and a note that says why. */
function judgeNothing(
  fn: GradedFunction,
  verdict: Verdict,
  message: string,
  columns: readonly number[] = [],
): Judgement {
  return {
    verdict,
    checks: skipChecks(fn, 'There is no result to judge.'),
    note: { severity: 'error', message, columns },
    misconception: null,
    exhibits: [],
  };
}

function judgeAnswer(fn: GradedFunction, calls: readonly CallRecord[], cases: readonly Case[]): Judgement {
  if (calls.length !== cases.length)
    throw new Error(`${fn.name} answered ${calls.length} calls of ${cases.length}`);
  if (
    calls.every((call) => isNothing(call.first)) &&
    cases.some((item) => item.expected?.kind === 'record')
  ) {
    return {
      verdict: 'not-implemented',
      checks: skipChecks(fn, `${fn.name} is not written yet.`),
      note: { severity: 'info', message: describeUnwritten(fn), columns: [] },
      misconception: null,
      exhibits: [],
    };
  }
  const [first] = calls.map((call) => call.first);
  if (first?.kind === 'threw' && calls.every((call) => call.first.kind === 'threw')) {
    return judgeNothing(fn, 'threw', `${fn.name} threw ${describeThrown(first.error)}`, first.error.columns);
  }
  const records = recordCalls(cases, calls);
  const checks = judgeFunction({ fn, cases, records });
  const note = describeThrow(fn, calls, cases);
  const exhibits = exhibitCalls(cases, calls);
  if (note !== null) return { verdict: 'threw', checks, note, misconception: null, exhibits };
  const verdict = checks.every((check) => check.status === 'passed') ? 'passed' : 'failed';
  return { verdict, checks, note, misconception: null, exhibits };
}

/** The first throw; of a hidden case only that there was one, since its words could say the arguments. */
function describeThrow(
  fn: GradedFunction,
  calls: readonly CallRecord[],
  cases: readonly Case[],
): JudgementNote | null {
  const index = calls.findIndex((call) => call.first.kind === 'threw' || call.second.kind === 'threw');
  const [call, item] = [calls[index], cases[index]];
  if (call === undefined || item === undefined) return null;
  if (item.hidden)
    return { severity: 'error', message: `${fn.name} throws an error on a hidden case`, columns: [] };
  const outcome = call.first.kind === 'threw' ? call.first : call.second;
  if (outcome.kind !== 'threw') return null;
  const message = `${fn.name} threw ${describeThrown(outcome.error)}`;
  return { severity: 'error', message, columns: outcome.error.columns };
}

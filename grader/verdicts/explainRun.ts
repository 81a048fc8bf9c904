import { describeThrown, judgeFunction, skipChecks } from '../checks';
import type {
  CallOutcome,
  CallRecord,
  Case,
  Diagnostic,
  GradedFunction,
  Place,
  Program,
  RunResult,
  ThrownError,
  Value,
} from '../domain';
import { explainUnwritten } from './explainCompiled';
import { describeAt, explain, type Explained } from './explained';

/**
 * What to tell of a function that was run: its checks judged on what came back, or why nothing did.
 * @param cases in the order they were called, public ones first
 */
export function explainRun(
  fn: GradedFunction,
  program: Program,
  run: RunResult,
  cases: readonly Case[],
): Explained {
  const cell: Place = { cell: program.cell };
  const nothing = (
    verdict: 'threw' | 'timed-out' | 'out-of-memory' | 'crashed',
    place: Place,
    message: string,
  ): Explained =>
    explain(fn, verdict, skipChecks(fn, 'There is no result to judge.'), [describeAt(place, message)]);
  switch (run.kind) {
    case 'answered':
      return explainAnswer(fn, program, run.calls, cases);
    case 'threw':
      return nothing(
        'threw',
        locateThrow(run.error, program),
        `The cell of ${fn.name} threw ${describeThrown(run.error)} before the function was called`,
      );
    case 'not-a-function':
      return nothing('threw', cell, `${fn.name} is ${run.description}; expected a function`);
    case 'timed-out':
      return nothing(
        'timed-out',
        cell,
        `${fn.name} did not finish within ${run.milliseconds / 1000} s: look for a loop that never ends`,
      );
    case 'out-of-memory':
      return nothing(
        'out-of-memory',
        cell,
        `${fn.name} used more than ${run.memoryMb} MB of memory: look for an array or string that grows without end`,
      );
    case 'too-much-output':
      return nothing(
        'crashed',
        cell,
        `${fn.name} gave back more than ${run.outputMb} MB: look for a result that is far larger than asked for`,
      );
    case 'crashed':
      return nothing(
        'crashed',
        cell,
        `${fn.name} ended the process it ran in (${run.detail}): it could not be judged`,
      );
  }
}

function explainAnswer(
  fn: GradedFunction,
  program: Program,
  calls: readonly CallRecord[],
  cases: readonly Case[],
): Explained {
  if (calls.length !== cases.length)
    throw new Error(`${fn.name} answered ${calls.length} calls of ${cases.length}`);
  if (
    calls.every((call) => isNothing(call.first)) &&
    cases.some((item) => item.expected?.kind === 'record')
  ) {
    return explainUnwritten(fn, { cell: program.cell });
  }
  const [outcome] = calls.map((call) => call.first);
  if (outcome?.kind === 'threw' && calls.every((call) => call.first.kind === 'threw')) {
    const message = `${fn.name} threw ${describeThrown(outcome.error)}`;
    return explain(fn, 'threw', skipChecks(fn, 'There is no result to judge.'), [
      describeAt(locateThrow(outcome.error, program), message),
    ]);
  }
  const records = new Map(cases.map((item, index) => [item.id, calls[index] as CallRecord]));
  const checks = judgeFunction({ fn, cases, records });
  const thrown = describeThrows(fn, program, calls, cases);
  const verdict =
    thrown !== null ? 'threw' : checks.every((check) => check.status === 'passed') ? 'passed' : 'failed';
  return explain(fn, verdict, checks, thrown === null ? [] : [thrown]);
}

/** The first throw, at the student's own line; of a hidden case only that there was one, since its words could say the arguments. */
function describeThrows(
  fn: GradedFunction,
  program: Program,
  calls: readonly CallRecord[],
  cases: readonly Case[],
): Diagnostic | null {
  const index = calls.findIndex((call) => call.first.kind === 'threw' || call.second.kind === 'threw');
  const [call, item] = [calls[index], cases[index]];
  if (call === undefined || item === undefined) return null;
  if (item.hidden) return describeAt({ cell: program.cell }, `${fn.name} throws an error on a hidden case`);
  const outcome = call.first.kind === 'threw' ? call.first : call.second;
  if (outcome.kind !== 'threw') return null;
  return describeAt(locateThrow(outcome.error, program), `${fn.name} threw ${describeThrown(outcome.error)}`);
}

/** The innermost frame that is the student's own code. */
function locateThrow(error: ThrownError, program: Program): Place {
  for (const column of error.columns) {
    const place = program.locate(column);
    if (place !== null) return place;
  }
  return { cell: program.cell };
}

function isNothing(outcome: CallOutcome): boolean {
  return outcome.kind === 'returned' && isEmpty(outcome.value);
}

function isEmpty(value: Value): boolean {
  return value.kind === 'nothing' || (value.kind === 'record' && value.entries.size === 0);
}

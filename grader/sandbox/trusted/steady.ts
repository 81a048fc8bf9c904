import type { RunResult, ThrownError } from '../../domain';

/**
 * Whether a program gives this result wherever and whenever it runs. One that ran out of time, memory or stack, or that
 * ended its child, may do better alone, or on a machine with less to do.
 */
export function isSteady(result: RunResult): boolean {
  switch (result.kind) {
    case 'answered':
      return !result.calls.some(({ first, second }) =>
        [first, second].some((outcome) => outcome.kind === 'threw' && isShortage(outcome.error)),
      );
    case 'threw':
      return !isShortage(result.error);
    case 'not-a-function':
      return true;
    case 'timed-out':
    case 'out-of-memory':
    case 'too-much-output':
    case 'crashed':
      return false;
  }
}

/** V8's messages where memory is refused, and where the stack is at its end. */
function isShortage({ name, message }: ThrownError): boolean {
  return name === 'RangeError' && /allocation|memory|call stack/i.test(message);
}

import type { Finding } from '../domain';

/** A finding about the submission as a whole, where `change` says nothing else. */
export function makeFinding(message: string, change: Partial<Finding> = {}): Finding {
  return { severity: 'error', kind: 'untyped', function: null, message, hint: null, ...change };
}

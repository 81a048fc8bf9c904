import type { Finding, FindingFacts } from '../domain';
import { describeFacts, type Subject } from './findingWords';
import type { QuotedPlace } from './quotePlace';

/** A finding about a graded function: its facts in words, at a place of the notebook where it has one. */
export function describeFinding(
  fn: Subject,
  facts: Exclude<FindingFacts, { kind: 'rejected' }>,
  place: QuotedPlace | null,
): Finding {
  const { severity, message, hint } = describeFacts(facts, fn);
  return {
    severity,
    kind: facts.kind,
    function: fn.name,
    ...(place?.cell === undefined ? {} : { cell: place.cell }),
    ...(place?.line === undefined ? {} : { line: place.line }),
    message,
    hint,
    ...(place?.source === undefined ? {} : { source: place.source }),
  };
}

/** Why a file is no readable notebook: about no function, and at no place in it. */
export function describeRejected({ kind, reason }: Extract<FindingFacts, { kind: 'rejected' }>): Finding {
  return { severity: 'error', kind, function: null, message: reason, hint: null };
}

import type { CompiledFunction, Finding, GradedFunction, Place, Refusal } from '../domain';
import { describeFinding } from './describeFinding';
import type { QuotedPlace } from './quotePlace';

/**
 * Which cells of a function's program the kernel does not run. Types are no part of what is graded, so it costs no
 * points; the student sees in the notebook what an earlier run left there, or nothing. What does not compile is told
 * as that.
 */
export function noteRefusals(
  fn: GradedFunction,
  compiled: CompiledFunction,
  refusals: readonly Refusal[],
  quote: (place: Place) => QuotedPlace,
): readonly Finding[] {
  if (compiled.kind !== 'compiled') return [];
  return refusals
    .filter(({ cell }) => compiled.cells.includes(cell))
    .map(({ message, ...place }) =>
      describeFinding(fn, { kind: 'refused-cell', reason: message }, quote(place)),
    );
}

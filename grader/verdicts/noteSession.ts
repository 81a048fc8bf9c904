import type { CompiledFunction, Finding, GradedFunction, Place } from '../domain';
import { describeFinding } from './describeFinding';
import type { QuotedPlace } from './quotePlace';

/** Of one function so many are told; a reader mends the first and looks again. */
const MOST = 3;

/**
 * What the slice of a function could not take from the notebook's session: told where the function fails, before any
 * word on what its numbers look like; and a cell that was passed over, told in any case.
 */
export function noteSession(
  fn: GradedFunction,
  compiled: CompiledFunction,
  isRight: boolean,
  quote: (place: Place) => QuotedPlace,
): readonly Finding[] {
  const leftovers = (compiled.leftovers ?? []).map(({ cell, line, message }) =>
    describeFinding(fn, { kind: 'leftover-cell', reason: message }, quote({ cell, line })),
  );
  if (isRight || compiled.kind !== 'compiled') return leftovers;
  const leftOut = compiled.leftOut.map(({ kind, name, cell, line }) =>
    describeFinding(fn, { kind: 'left-out', why: kind, name }, quote({ cell, line })),
  );
  const unset = compiled.unset.map(({ name, cell, line, broken }) =>
    broken === undefined
      ? describeFinding(fn, { kind: 'unset-name', name }, quote({ cell, line }))
      : describeFinding(fn, { kind: 'broken-cell', name, reason: broken.message }, quote(broken)),
  );
  return [...leftovers, ...leftOut.slice(0, MOST), ...unset.slice(0, MOST)];
}

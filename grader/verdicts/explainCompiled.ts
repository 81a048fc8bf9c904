import { skipChecks } from '../checks';
import type { CompiledFunction, GradedFunction, Place } from '../domain';
import { describeFinding } from './describeFinding';
import { explain, type Explained } from './explained';
import type { QuotedPlace } from './quotePlace';

/**
 * What to tell of a function that never got as far as running. It earns nothing.
 * @param quote adds the text of the line that a place names
 */
export function explainCompiled(
  fn: GradedFunction,
  compiled: Exclude<CompiledFunction, { kind: 'compiled' }>,
  quote: (place: Place) => QuotedPlace,
): Explained {
  const place = compiled.place === null ? null : quote(compiled.place);
  switch (compiled.kind) {
    case 'not-implemented':
      return explain(fn, 'not-implemented', skipChecks(fn, `${fn.name} is not written yet.`), [
        describeFinding(fn, { kind: 'not-implemented' }, place),
      ]);
    case 'missing':
      return explain(fn, 'missing', skipChecks(fn, `${fn.name} was not found in the notebook.`), [
        describeFinding(fn, { kind: 'missing', reason: compiled.reason }, place),
      ]);
    case 'does-not-compile':
      return explain(fn, 'does-not-compile', skipChecks(fn, `${fn.name} does not compile.`), [
        describeFinding(fn, { kind: 'does-not-compile', reason: compiled.message }, place),
      ]);
    case 'forbidden':
      return explain(fn, 'forbidden', skipChecks(fn, `${fn.name} uses what graded code may not.`), [
        describeFinding(fn, { kind: 'forbidden', reason: compiled.message }, place),
      ]);
  }
}

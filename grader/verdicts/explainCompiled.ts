import { skipChecks } from '../checks';
import type { CompiledFunction, GradedFunction, Place } from '../domain';
import { describeAt, explain, type Explained, type QuotedPlace } from './explained';

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
        describeAt(place, describeUnwritten(fn), 'info'),
      ]);
    case 'missing':
      return explain(fn, 'missing', skipChecks(fn, `${fn.name} was not found in the notebook.`), [
        describeAt(place, compiled.message),
      ]);
    case 'does-not-compile':
      return explain(fn, 'does-not-compile', skipChecks(fn, `${fn.name} does not compile.`), [
        describeAt(place, `${fn.name} does not compile: ${compiled.message}`),
      ]);
    case 'forbidden':
      return explain(fn, 'forbidden', skipChecks(fn, `${fn.name} uses what graded code may not.`), [
        describeAt(place, `${fn.name} is not graded: ${compiled.message}`),
      ]);
  }
}

/** What to say of a function that is as it was released, or gives nothing back yet. */
export function describeUnwritten(fn: GradedFunction): string {
  return `${fn.name} is not written yet: fill in the lines between START CODE HERE and END CODE HERE (${fn.summary}).`;
}

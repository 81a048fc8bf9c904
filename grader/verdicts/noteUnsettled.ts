import type { CompiledFunction, Finding, GradedFunction, Judgement, Place } from '../domain';
import { describeFinding } from './describeFinding';
import type { QuotedPlace } from './quotePlace';

/** That calls depend on those before them, at the name in which something is left: what explains all other findings. */
export function noteUnsettled(
  fn: GradedFunction,
  compiled: CompiledFunction,
  { isUnsettled = false }: Judgement,
  quote: (place: Place) => QuotedPlace,
): readonly Finding[] {
  if (!isUnsettled || compiled.kind !== 'compiled') return [];
  const kept = compiled.kept ?? [];
  const [first] = kept;
  const place = first === undefined ? { cell: compiled.program.cell } : quote(first);
  const names = kept.map(({ name }) => name);
  return [describeFinding(fn, { kind: 'depends-on-earlier-calls', names }, place)];
}

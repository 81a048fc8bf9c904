import type { CompiledFunction, Finding, GradedFunction } from '../domain';
import { describeFinding } from './describeFinding';

/** A warning where several cells declare the function: which one counts, so that a draft is not taken for the answer. */
export function noteEarlierCells(
  fn: GradedFunction,
  { earlierCells = [] }: CompiledFunction,
  cell: number | undefined,
): readonly Finding[] {
  if (earlierCells.length === 0 || cell === undefined) return [];
  return [describeFinding(fn, { kind: 'declared-again', earlierCells, counts: cell }, { cell })];
}

import type { CompiledFunction, Diagnostic, GradedFunction } from '../domain';
import { describeAt } from './explained';

/** A warning where several cells declare the function: which one counts, so that a draft is not taken for the answer. */
export function noteEarlierCells(
  fn: GradedFunction,
  { earlierCells = [] }: CompiledFunction,
  cell: number | undefined,
): readonly Diagnostic[] {
  if (earlierCells.length === 0 || cell === undefined) return [];
  const cells = `${earlierCells.slice(0, 8).join(', ')}${earlierCells.length > 8 ? ', …' : ''} and ${cell}`;
  const message = `${fn.name} is declared in cells ${cells}: the last one, cell ${cell}, is what the kernel keeps and what is graded.`;
  return [describeAt({ cell }, message, 'warning')];
}

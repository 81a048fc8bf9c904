import { distance } from 'fastest-levenshtein';
import type { Cell, CompiledFunction, MissingReason, Place } from '../domain';
import type { NotebookIndex } from './indexNotebook';

type MissingFunction = Extract<CompiledFunction, { kind: 'missing' }>;

/**
 * What to say of a function that no code cell declares or is marked for: which cell was meant, as far as it can be told.
 * @param others names of the other graded functions, which are no slips of this one's
 */
export function explainMissing(
  index: NotebookIndex,
  functionName: string,
  others: readonly string[],
): MissingFunction {
  const missing = (place: Place | null, reason: MissingReason): MissingFunction => {
    return { kind: 'missing', functionName, place, reason };
  };
  const text = index.textCells.filter((cell) => isMarkedFor(cell, functionName)).at(-1);
  if (text !== undefined) return missing({ cell: text.number }, { kind: 'in-a-text-cell' });
  const near = findNearName(index, functionName, others);
  if (near !== null) return missing({ cell: near.cell }, { kind: 'misspelt', name: near.name });
  return missing(null, { kind: 'nowhere' });
}

/** So many letters may be wrong, missing or too many before a name is another name. */
const MOST_SLIPS = 3;

function findNearName(
  index: NotebookIndex,
  functionName: string,
  others: readonly string[],
): { readonly name: string; readonly cell: number } | null {
  const declared = index.cells.flatMap(({ cell, statements }) =>
    statements
      .filter(({ statement }) => statement.kind === 'declaration')
      .flatMap(({ statement }) => statement.declares.map((name) => ({ name, cell: cell.number }))),
  );
  const most = Math.min(MOST_SLIPS, Math.floor(functionName.length / 5));
  const near = declared.filter(({ name }) => {
    if (others.includes(name) || Math.abs(name.length - functionName.length) > most) return false;
    return distance(name.toLowerCase(), functionName.toLowerCase()) <= most;
  });
  return near.at(-1) ?? null;
}

/** Whether the cell's metadata or its `GRADED FUNCTION` comment says that the function stands there. */
export function isMarkedFor(cell: Cell, name: string): boolean {
  if (cell.gradedFunction === name) return true;
  const comments = cell.source.matchAll(/^[ \t]*\/\/[ \t]*GRADED FUNCTION:[ \t]*([\p{ID_Continue}$]+)/gmu);
  return [...comments].some(([, marked]) => marked === name);
}

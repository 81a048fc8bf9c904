import type { Notebook } from '../domain';
import { bounds } from './budget';
import { isMarkedFor } from './explainMissing';
import { indexNotebook } from './indexNotebook';

/** Which of some functions a notebook declares, or has a cell marked for. */
export function findDeclared(notebook: Notebook, functions: readonly string[]): readonly string[] {
  const index = indexNotebook(notebook, bounds);
  return functions.filter(
    (name) => index.declarations(name).length > 0 || index.cells.some(({ cell }) => isMarkedFor(cell, name)),
  );
}

import type { Notebook } from '../domain';
import { BeyondTrial, trialBounds } from './budget';
import { isMarkedFor } from './explainMissing';
import { indexNotebook } from './indexNotebook';

/** Which of some functions a notebook declares, or has a cell marked for; none of one that is too large to look at here. */
export function findDeclared(notebook: Notebook, functions: readonly string[]): readonly string[] {
  try {
    const index = indexNotebook(notebook, trialBounds);
    return functions.filter(
      (name) =>
        index.declarations(name).length > 0 || index.cells.some(({ cell }) => isMarkedFor(cell, name)),
    );
  } catch (error) {
    if (error instanceof BeyondTrial) return [];
    throw error;
  }
}

/** A notebook after the door: every cell complete, whatever the file left out. */
export interface Notebook {
  /** `metadata.grader.assignment`, when the notebook says it. */
  readonly assignment: string | null;
  readonly cells: readonly Cell[];
}

export interface Cell {
  /** Position in the notebook as a reader counts: the first cell is 1, text cells count too. */
  readonly number: number;
  readonly kind: 'code' | 'markdown' | 'raw';
  readonly id: string | null;
  /** Line ends are `\n`, whatever the file had. */
  readonly source: string;
  readonly tags: readonly string[];
  /** `metadata.grader.function` of a graded cell. */
  readonly gradedFunction: string | null;
}

/** A place in a notebook; both count from 1. `line` is absent where the whole cell, or the whole file, is meant. */
export interface Place {
  readonly cell?: number;
  readonly line?: number;
}

export type ReadNotebook =
  | { readonly kind: 'notebook'; readonly notebook: Notebook }
  | { readonly kind: 'rejected'; readonly reason: string };

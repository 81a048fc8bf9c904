import { createHash } from 'node:crypto';
import type { Json } from '../domain';
import { isObject, type JsonObject, readSource, splitNotebook } from '../release/notebookJson';

/** A cell as it stands in a file, whatever wrote it. */
export interface CellFile {
  readonly id: string | null;
  /** Name of the graded function; from the metadata, else from the comment. */
  readonly graded: string | null;
  /** Line ends are `\n`. */
  readonly source: string;
  readonly json: JsonObject;
}

/** What a cell was when it was released. */
export interface KnownCell {
  readonly id: string | null;
  readonly graded: string | null;
  readonly digest: string;
}

/** The cells of a notebook's text in their order; null for what is no notebook. */
export function listCells(text: string): readonly CellFile[] | null {
  const cells = splitNotebook(text)?.cells;
  return cells?.every((cell) => isObject(cell)) === true ? cells.map((cell) => readCell(cell)) : null;
}

export function digestSource(source: string): string {
  return createHash('sha256').update(source).digest('hex');
}

/** Of a cell as it is now. */
export function recordCell({ id, graded, source }: CellFile): KnownCell {
  return { id, graded, digest: digestSource(source) };
}

/**
 * For each cell the index of the known one it is, or null: by id, then by the function it grades, then by its text,
 * since tools that save without ids, or paste with new ones, leave the rest. No known cell is two.
 */
export function matchCells(
  cells: readonly KnownCell[],
  known: readonly KnownCell[],
): readonly (number | null)[] {
  const matches = new Array<number | null>(cells.length).fill(null);
  const taken = new Set<number>();
  const keys: readonly ((cell: KnownCell) => string | null)[] = [
    (cell) => cell.id,
    (cell) => cell.graded,
    (cell) => cell.digest,
  ];
  for (const keyOf of keys) {
    cells.forEach((cell, position) => {
      const key = keyOf(cell);
      if (key === null || matches[position] !== null) return;
      const index = known.findIndex((other, at) => !taken.has(at) && keyOf(other) === key);
      if (index < 0) return;
      matches[position] = index;
      taken.add(index);
    });
  }
  return matches;
}

function readCell(json: JsonObject): CellFile {
  const { id, source, metadata } = json;
  const text = readSource(source);
  return {
    id: typeof id === 'string' ? id : null,
    graded: json['cell_type'] === 'code' ? readGraded(metadata, text) : null,
    source: text,
    json,
  };
}

function readGraded(metadata: Json | undefined, source: string): string | null {
  const grader = isObject(metadata) ? metadata['grader'] : undefined;
  const named = isObject(grader) ? grader['function'] : undefined;
  if (typeof named === 'string') return named;
  return /^\s*\/\/\s*GRADED FUNCTION:?\s*([\w$]+)/m.exec(source)?.[1] ?? null;
}

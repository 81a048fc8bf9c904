/** A notebook as JSON, as far as the benchmarks change it. */
interface NotebookJson {
  readonly cells: readonly CellJson[];
}
interface CellJson {
  readonly cell_type: string;
  readonly metadata: { readonly grader?: { readonly function?: string } };
  readonly source: string | readonly string[];
}

/**
 * A correct submission that is no other's equal: each graded function has a statement of its own, which changes the
 * program but not what it computes.
 */
export function makeCorrectSubmission(solution: string, variant: number): string {
  return mapGradedCells(solution, (source) =>
    source.replace(/^(\s*)(\/\/ START CODE HERE.*)$/gm, `$1$2\n$1const variant = ${variant}; void variant;`),
  );
}

/** Only what one needs to run the graded functions in a kernel: the import and the three graded cells. */
export function keepGradedCells(notebook: string): string {
  const json = JSON.parse(notebook) as NotebookJson;
  const cells = json.cells.filter(
    (cell) =>
      isGraded(cell) || (cell.cell_type === 'code' && joinSource(cell).includes("from './initUtils'")),
  );
  return JSON.stringify({ ...json, cells });
}

/** Changes the source of each graded cell. */
export function mapGradedCells(notebook: string, change: (source: string) => string): string {
  const json = JSON.parse(notebook) as NotebookJson;
  const cells = json.cells.map((cell) =>
    isGraded(cell) ? { ...cell, source: change(joinSource(cell)) } : cell,
  );
  return JSON.stringify({ ...json, cells });
}

function isGraded(cell: CellJson): boolean {
  return cell.metadata.grader?.function !== undefined;
}

function joinSource({ source }: CellJson): string {
  return typeof source === 'string' ? source : source.join('');
}

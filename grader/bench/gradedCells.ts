/** A notebook as JSON, as far as the benchmarks change it. */
interface NotebookJson {
  readonly cells: readonly CellJson[];
}
interface CellJson {
  readonly cell_type: string;
  readonly metadata: { readonly grader?: { readonly function?: string } };
  readonly source: string | readonly string[];
}

/** Only what one needs to run the graded functions in a kernel: the import and the three graded cells. */
export function keepGradedCells(notebook: string): string {
  const json = JSON.parse(notebook) as NotebookJson;
  const isImport = (cell: CellJson) =>
    cell.cell_type === 'code' && joinSource(cell).includes("from './initUtils'");
  return JSON.stringify({ ...json, cells: json.cells.filter((cell) => isGraded(cell) || isImport(cell)) });
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

/** A cell in short: its source alone is a code cell. */
export type CellSketch =
  | string
  | {
      readonly kind?: 'code' | 'markdown' | 'raw';
      readonly source: string;
      readonly id?: string;
      readonly tags?: readonly string[];
      readonly gradedFunction?: string;
    };

/** Text of an `.ipynb` file (nbformat 4.5) with the given cells, as Jupyter writes it. */
export function buildNotebook(
  cells: readonly CellSketch[],
  assignment: string | null = 'initialization',
): string {
  return JSON.stringify(
    {
      cells: cells.map(buildCell),
      metadata: {
        ...(assignment === null ? {} : { grader: { assignment } }),
        kernelspec: { display_name: 'TypeScript (tslab)', language: 'typescript', name: 'tslab' },
      },
      nbformat: 4,
      nbformat_minor: 5,
    },
    null,
    1,
  );
}

function buildCell(sketch: CellSketch, position: number): object {
  const cell: Exclude<CellSketch, string> = typeof sketch === 'string' ? { source: sketch } : sketch;
  const { kind = 'code', id = `cell-${position + 1}`, source, tags, gradedFunction } = cell;
  return {
    cell_type: kind,
    ...(kind === 'code' ? { execution_count: null, outputs: [] } : {}),
    id,
    metadata: {
      ...(tags ? { tags } : {}),
      ...(gradedFunction === undefined ? {} : { grader: { function: gradedFunction } }),
    },
    source: source.match(/[^\n]*\n|[^\n]+$/g) ?? [],
  };
}

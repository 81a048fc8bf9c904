import type { Cell, Notebook } from '../domain';
import type { CellCode, Statement } from './cellCode';
import { readCell } from './readCell';

/** A notebook's code, ready to look names up in. */
export interface NotebookIndex {
  readonly cells: readonly IndexedCell[];
  /** Cells that hold no code, whatever stands in them. */
  readonly textCells: readonly Cell[];
  /**
   * The declaration that a name means to code in `cell`: the cell's own, else the notebook's last, as in the kernel,
   * where a cell keeps its own declarations when a later one declares the name again.
   */
  readonly resolve: (name: string, cell: number) => PlacedStatement | null;
}

export interface IndexedCell {
  readonly cell: Cell;
  readonly code: CellCode;
  readonly statements: readonly PlacedStatement[];
}

export interface PlacedStatement {
  readonly cell: number;
  /** Its place in the whole notebook, to put statements in order. */
  readonly position: number;
  readonly statement: Statement;
}

const MAX_CELL_CHARACTERS = 128_000;
const MAX_NOTEBOOK_CHARACTERS = 256_000;

/** Reads every code cell that is not too long, shortest first, until the notebook's share is used up. */
export function indexNotebook(notebook: Notebook): NotebookIndex {
  const codeCells = notebook.cells.filter(({ kind }) => kind === 'code');
  const tooLong = findTooLong(codeCells);
  let position = 0;
  const cells = codeCells.map((cell): IndexedCell => {
    const code = tooLong.has(cell) ? leaveUnread(cell) : readCell(cell.source);
    const statements = code.kind === 'parsed' ? code.statements : [];
    return {
      cell,
      code,
      statements: statements.map((statement) => ({ cell: cell.number, position: position++, statement })),
    };
  });

  const declarations = new Map<string, PlacedStatement[]>();
  for (const placed of cells.flatMap(({ statements }) => statements)) {
    if (placed.statement.waits) continue;
    for (const name of placed.statement.declares) {
      const known = declarations.get(name);
      if (known) known.push(placed);
      else declarations.set(name, [placed]);
    }
  }
  const resolve = (name: string, cell: number): PlacedStatement | null => {
    const known = declarations.get(name) ?? [];
    return known.filter((placed) => placed.cell === cell).at(-1) ?? known.at(-1) ?? null;
  };
  return { cells, textCells: notebook.cells.filter(({ kind }) => kind !== 'code'), resolve };
}

function findTooLong(cells: readonly Cell[]): ReadonlySet<Cell> {
  const tooLong = new Set<Cell>();
  let characters = 0;
  for (const cell of [...cells].sort((a, b) => a.source.length - b.source.length)) {
    characters += cell.source.length;
    if (cell.source.length > MAX_CELL_CHARACTERS || characters > MAX_NOTEBOOK_CHARACTERS) tooLong.add(cell);
  }
  return tooLong;
}

function leaveUnread({ source }: Cell): CellCode {
  const size = `${Math.round(source.length / 1000)} thousand characters`;
  const limits = `${MAX_CELL_CHARACTERS / 1000} thousand for a cell and ${MAX_NOTEBOOK_CHARACTERS / 1000} thousand for a notebook`;
  return { kind: 'broken', line: 1, message: `the cell is too long, ${size}; the limits are ${limits}` };
}

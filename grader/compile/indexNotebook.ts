import type { Cell, Notebook } from '../domain';
import type { Bounds } from './budget';
import type { CellCode, PlacedStatement } from './cellCode';
import { readCell } from './readCell';
import { findEffects, type SessionEffects } from './sessionEffects';

/** A notebook's code, ready to look names up in. */
export interface NotebookIndex {
  readonly bounds: Bounds;
  readonly cells: readonly IndexedCell[];
  /** Cells that hold no code, whatever stands in them. */
  readonly textCells: readonly Cell[];
  /** The statements that declare a name, imports among them, cell by cell in order; those that wait are not. */
  readonly declarations: (name: string) => readonly Declarations[];
  /** Those that would declare it, but `await` something. */
  readonly waiting: (name: string) => readonly PlacedStatement[];
  /** Whether some name is declared in several cells, so that it depends on the time what a name means. */
  readonly redeclares: boolean;
  /** Statements of the whole notebook that seed the stream of `np.random`, in order. */
  readonly seeds: readonly PlacedStatement[];
  /** Found out when first asked for. Throws TooInvolved. */
  readonly effects: () => SessionEffects;
}

/** All statements of one cell that declare a name. */
export interface Declarations {
  readonly cell: number;
  readonly statements: readonly [PlacedStatement, ...PlacedStatement[]];
}

export interface IndexedCell {
  readonly cell: Cell;
  readonly code: CellCode;
  readonly statements: readonly PlacedStatement[];
}

const MAX_CELL_CHARACTERS = 128_000;

/** Reads every code cell that is not too long, shortest first, until the notebook's share is used up. */
export function indexNotebook(notebook: Notebook, bounds: Bounds): NotebookIndex {
  const codeCells = notebook.cells.filter(({ kind }) => kind === 'code');
  const tooLong = findTooLong(codeCells, bounds);
  let position = 0;
  const cells = codeCells.map((cell): IndexedCell => {
    const code = tooLong.has(cell) ? leaveUnread(cell, bounds) : readCell(cell.source);
    const statements = code.kind === 'parsed' ? code.statements : [];
    return {
      cell,
      code,
      statements: statements.map((statement) => ({ cell: cell.number, position: position++, statement })),
    };
  });

  const statements = cells.flatMap((cell) => cell.statements);
  const declarations = groupByCell(byDeclaredName(statements.filter(({ statement }) => !statement.waits)));
  const waiting = byDeclaredName(statements.filter(({ statement }) => statement.waits));
  const own = new Set<string>();
  for (const { statement } of statements) {
    if (statement.kind !== 'import' && !statement.waits) for (const name of statement.declares) own.add(name);
  }
  let effects: SessionEffects | undefined;
  return {
    bounds,
    cells,
    textCells: notebook.cells.filter(({ kind }) => kind !== 'code'),
    declarations: (name) => declarations.get(name) ?? [],
    waiting: (name) => waiting.get(name) ?? [],
    redeclares: [...declarations.values()].some((groups) => groups.length > 1),
    seeds: statements.filter(({ statement }) => statement.deeds.seeds && !statement.waits),
    effects: () =>
      (effects ??= findEffects(
        statements,
        (name) => own.has(name),
        (name, number) => (declarations.get(name) ?? []).some(({ cell }) => cell === number),
        bounds,
      )),
  };
}

type ByName<T> = ReadonlyMap<string, readonly T[]>;

function byDeclaredName(statements: readonly PlacedStatement[]): ByName<PlacedStatement> {
  const found = new Map<string, PlacedStatement[]>();
  for (const placed of statements) {
    for (const name of new Set(placed.statement.declares)) {
      const known = found.get(name);
      if (known) known.push(placed);
      else found.set(name, [placed]);
    }
  }
  return found;
}

function groupByCell(byName: ByName<PlacedStatement>): ByName<Declarations> {
  const grouped = [...byName].map(([name, statements]) => {
    const groups: { cell: number; statements: [PlacedStatement, ...PlacedStatement[]] }[] = [];
    for (const placed of statements) {
      const last = groups.at(-1);
      if (last?.cell === placed.cell) last.statements.push(placed);
      else groups.push({ cell: placed.cell, statements: [placed] });
    }
    return [name, groups] as const;
  });
  return new Map(grouped);
}

function findTooLong(cells: readonly Cell[], bounds: Bounds): ReadonlySet<Cell> {
  const tooLong = new Set<Cell>();
  let characters = 0;
  for (const cell of [...cells].sort((a, b) => a.source.length - b.source.length)) {
    characters += cell.source.length;
    if (cell.source.length > MAX_CELL_CHARACTERS || characters > bounds.characters) tooLong.add(cell);
  }
  return tooLong;
}

function leaveUnread({ source }: Cell, bounds: Bounds): CellCode {
  const size = `${Math.round(source.length / 1000)} thousand characters`;
  const limits = `${MAX_CELL_CHARACTERS / 1000} thousand for a cell and ${bounds.characters / 1000} thousand for a notebook`;
  return { kind: 'broken', line: 1, message: `the cell is too long, ${size}; the limits are ${limits}` };
}

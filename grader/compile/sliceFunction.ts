import type { ImportBinding } from './cellCode';
import type { IndexedCell, NotebookIndex, PlacedStatement } from './indexNotebook';

/** The statements that a graded function needs, and the names each brings in. */
export interface FunctionSlice {
  /** In notebook order; imports are not among them. */
  readonly parts: readonly SlicedStatement[];
  readonly imports: readonly SlicedImport[];
}

export interface SlicedStatement extends PlacedStatement {
  /**
   * The names it has to bring in, when it declares others too that come from elsewhere:
   * of `const [a, b] = pair` only `b`, after a later `const a`. Null: all it declares.
   */
  readonly only: readonly string[] | null;
}

export interface SlicedImport extends PlacedStatement {
  readonly module: string;
  /** Those that are used. */
  readonly bindings: readonly ImportBinding[];
}

/**
 * Follows names from `seeds`, statements of one cell that are all wanted, through the notebook. Of other cells only
 * declarations come along, and only where something names them.
 */
export function sliceFrom(index: NotebookIndex, seeds: readonly PlacedStatement[]): FunctionSlice {
  const owners = new Map<string, PlacedStatement>();
  const taken = new Set<PlacedStatement>(seeds);
  for (const seed of seeds) for (const name of seed.statement.declares) owners.set(name, seed);

  // A Set being walked also walks what is added on the way.
  for (const { cell, statement } of taken) {
    for (const name of statement.names) {
      const target = owners.has(name) ? null : index.resolve(name, cell);
      if (target === null) continue;
      owners.set(name, target);
      taken.add(target);
    }
  }

  const inOrder = [...taken].sort((a, b) => a.position - b.position);
  return {
    parts: inOrder
      .filter(({ statement }) => statement.kind !== 'import')
      .map((placed) => ({ ...placed, only: seeds.includes(placed) ? null : clashes(placed, owners, taken) })),
    imports: inOrder.flatMap((placed) => {
      const { imports } = placed.statement;
      if (imports === null) return [];
      const bindings = imports.bindings.filter(({ local }) => owners.get(local) === placed);
      return [{ ...placed, module: imports.module, bindings }];
    }),
  };
}

/** Statements of the graded cell that its function's program begins with. */
export function seedsOf({ statements }: IndexedCell): readonly PlacedStatement[] {
  return statements.filter(({ statement }) => statement.kind !== 'import' && !statement.waits);
}

function clashes(
  placed: PlacedStatement,
  owners: ReadonlyMap<string, PlacedStatement>,
  taken: ReadonlySet<PlacedStatement>,
): readonly string[] | null {
  const { declares } = placed.statement;
  if (declares.length < 2) return null;
  const isShared = (name: string): boolean =>
    [...taken].some((other) => other !== placed && other.statement.declares.includes(name));
  if (!declares.some((name) => owners.get(name) !== placed && isShared(name))) return null;
  return declares.filter((name) => owners.get(name) === placed);
}

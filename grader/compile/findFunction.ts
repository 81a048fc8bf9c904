import type { CompiledFunction, MissingReason } from '../domain';
import { explainMissing, isMarkedFor } from './explainMissing';
import type { IndexedCell, NotebookIndex, PlacedStatement } from './indexNotebook';

export type FoundFunction =
  | {
      readonly kind: 'found';
      readonly cell: IndexedCell;
      readonly declaration: PlacedStatement;
      /** Numbers of the cells before it that declare the function too. */
      readonly earlierCells: readonly number[];
    }
  | Extract<CompiledFunction, { kind: 'missing' | 'does-not-compile' }>;

/**
 * The cell that declares a graded function: the last that does, whatever it is marked as. A cell marked for the
 * function (by its metadata or its `GRADED FUNCTION` comment) after that, which is no TypeScript, is the student's
 * last word, and does not compile. Where no cell declares the function, the marks tell what to say.
 */
export function findFunction(
  index: NotebookIndex,
  name: string,
  others: readonly string[] = [],
): FoundFunction {
  const declaring = index.cells.filter(({ statements }) =>
    statements.some((placed) => declares(placed, name)),
  );
  const cell = declaring.at(-1);
  const marked = index.cells.filter(({ cell: candidate }) => isMarkedFor(candidate, name)).at(-1);
  const declaration = cell?.statements.filter((placed) => declares(placed, name)).at(-1);

  if (marked?.code.kind === 'broken' && marked.cell.number > (cell?.cell.number ?? 0)) {
    return doesNotCompile(marked, name);
  }
  if (cell && declaration) {
    const earlierCells = declaring.slice(0, -1).map((earlier) => earlier.cell.number);
    return { kind: 'found', cell, declaration, earlierCells };
  }
  if (marked) return renamed(marked, name);

  const broken = index.cells
    .filter(({ code, cell: { source } }) => code.kind === 'broken' && mentions(source, name))
    .at(-1);
  if (broken) return doesNotCompile(broken, name);
  return explainMissing(index, name, others);
}

function declares({ statement }: PlacedStatement, name: string): boolean {
  return statement.kind === 'declaration' && !statement.waits && statement.declares.includes(name);
}

function mentions(source: string, name: string): boolean {
  const escaped = name.replaceAll('$', '\\$');
  return new RegExp(
    `^[ \\t]*(?:export[ \\t]+)?(?:async[ \\t]+)?(?:function|const|let|var)[ \\t]+${escaped}(?![\\w$])`,
    'm',
  ).test(source);
}

function doesNotCompile({ cell, code }: IndexedCell, functionName: string): FoundFunction {
  const { line, message } = code.kind === 'broken' ? code : { line: 1, message: '' };
  const place = { cell: cell.number, line };
  return {
    kind: 'does-not-compile',
    functionName,
    place,
    message,
  };
}

function renamed({ cell, statements }: IndexedCell, functionName: string): FoundFunction {
  const declared = statements
    .filter(({ statement }) => statement.kind === 'declaration')
    .flatMap(({ statement }) => statement.declares);
  const reason: MissingReason = { kind: 'renamed', declared };
  return { kind: 'missing', functionName, place: { cell: cell.number }, reason };
}

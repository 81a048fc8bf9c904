import type { CompiledFunction, BrokenCell, MissingReason } from '../domain';
import { explainMissing, isMarkedFor } from './explainMissing';
import type { PlacedStatement } from './cellCode';
import type { IndexedCell, NotebookIndex } from './indexNotebook';
import { seemsToDeclare } from './seemsToDeclare';

export type FoundFunction =
  | {
      readonly kind: 'found';
      readonly cell: IndexedCell;
      readonly declaration: PlacedStatement;
      /** Numbers of the cells before it that declare the function too. */
      readonly earlierCells: readonly number[];
      /** Cells marked for it that are no TypeScript and do not declare it. */
      readonly leftovers: readonly BrokenCell[];
    }
  | Extract<CompiledFunction, { kind: 'missing' | 'does-not-compile' }>;

/**
 * The cell that declares a graded function: the last that does, whatever it is marked as. A cell marked for the
 * function (by its metadata or its `GRADED FUNCTION` comment) after that, which is no TypeScript but declares it as far
 * as one can see, is the student's last word, and does not compile; one that does not is what is left of a cell that
 * was split. Where no cell declares the function, the marks tell what to say.
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
  const marked = index.cells.filter(({ cell: candidate }) => isMarkedFor(candidate, name));
  const declaration = cell?.statements.filter((placed) => declares(placed, name)).at(-1);
  const broken = marked.filter(({ code }) => code.kind === 'broken');
  const tried = broken.filter(({ cell: { source } }) => seemsToDeclare(source, name)).at(-1);

  if (cell && declaration) {
    if (tried && tried.cell.number > cell.cell.number) return doesNotCompile(tried, name);
    const leftovers = broken
      .filter(({ cell: { source } }) => !seemsToDeclare(source, name))
      .flatMap(describeBroken);
    const earlierCells = declaring.slice(0, -1).map((earlier) => earlier.cell.number);
    return { kind: 'found', cell, declaration, earlierCells, leftovers };
  }
  const last = marked.at(-1);
  if (last?.code.kind === 'broken') return doesNotCompile(tried ?? last, name);
  if (last) return renamed(last, name);

  const mentioning = index.cells
    .filter(({ code, cell: { source } }) => code.kind === 'broken' && seemsToDeclare(source, name))
    .at(-1);
  if (mentioning) return doesNotCompile(mentioning, name);
  return explainMissing(index, name, others);
}

/** Where a cell is no TypeScript; nothing of one that is. */
export function describeBroken({ cell, code }: IndexedCell): readonly BrokenCell[] {
  return code.kind === 'broken' ? [{ cell: cell.number, line: code.line, message: code.message }] : [];
}

function declares({ statement }: PlacedStatement, name: string): boolean {
  return statement.kind === 'declaration' && !statement.waits && statement.declares.includes(name);
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

import type { CompiledFunction, Notebook, Program } from '../domain';
import { assembleProgram, UncompilableStatement } from './assembleProgram';
import { checkSyntax } from './checkSyntax';
import { findFunction, type FoundFunction } from './findFunction';
import { findRefused } from './findRefused';
import { indexNotebook, type NotebookIndex } from './indexNotebook';
import { seedsOf, sliceFrom } from './sliceFunction';

export interface CompileOptions {
  readonly functions: readonly string[];
  /** The one module that graded code may import, without `./` and ending: `initUtils`. */
  readonly helper: string;
  /** Code of the stub's program for each function, to know one that nobody touched. */
  readonly stubs: ReadonlyMap<string, string>;
}

const MAX_CODE_CHARACTERS = 1_000_000;

/**
 * One program for each graded function of a notebook, in the order asked for, or why there is none. Types are not
 * checked. Never throws for what a notebook holds; a fault in one function leaves the others alone.
 */
export function compileFunctions(notebook: Notebook, options: CompileOptions): readonly CompiledFunction[] {
  const index = indexNotebook(notebook);
  return options.functions.map((functionName) => compileFunction(index, functionName, options));
}

function compileFunction(
  index: NotebookIndex,
  functionName: string,
  options: CompileOptions,
): CompiledFunction {
  const others = options.functions.filter((name) => name !== functionName);
  const found = findFunction(index, functionName, others);
  if (found.kind !== 'found') return found;
  const compiled = compileFound(index, functionName, found, options);
  return found.earlierCells.length === 0 ? compiled : { ...compiled, earlierCells: found.earlierCells };
}

function compileFound(
  index: NotebookIndex,
  functionName: string,
  { cell, declaration }: Extract<FoundFunction, { kind: 'found' }>,
  options: CompileOptions,
): CompiledFunction {
  const place = { cell: cell.cell.number, line: declaration.statement.line };
  const slice = sliceFrom(index, seedsOf(cell));
  const refused = findRefused(slice, cell, options.helper);
  if (refused) return { kind: 'forbidden', functionName, ...refused };
  if (declaration.statement.emptyFunctions.includes(functionName)) {
    return { kind: 'not-implemented', functionName, place };
  }

  const target = { functionName, cell: cell.cell.number, helper: options.helper };
  try {
    const program = assembleProgram(slice, target);
    const stub = options.stubs.get(functionName);
    if (stub !== undefined) {
      // What else the student put in the cell does not make a function written.
      const bare = assembleProgram(sliceFrom(index, [declaration]), target);
      if (program.code === stub || bare.code === stub)
        return { kind: 'not-implemented', functionName, place };
    }
    return checkProgram(program, place);
  } catch (error) {
    if (!(error instanceof UncompilableStatement)) throw error;
    return { kind: 'does-not-compile', functionName, place: error.place, message: error.message };
  }
}

function checkProgram(
  program: Program,
  place: { readonly cell: number; readonly line: number },
): CompiledFunction {
  const { functionName, code } = program;
  if (code.length > MAX_CODE_CHARACTERS) {
    const message = 'it and what it uses come to more than a million characters';
    return { kind: 'does-not-compile', functionName, place, message };
  }
  const problem = checkSyntax(code);
  if (problem === null) return { kind: 'compiled', program };
  const at = { ...place, ...(problem.column === null ? null : program.locate(problem.column)) };
  return { kind: 'does-not-compile', functionName, place: at, message: problem.message };
}

import type { CompiledFunction, Notebook, Place, Program } from '../domain';
import { assembleProgram, UncompilableStatement } from './assembleProgram';
import { TooInvolved } from './budget';
import { checkSyntax } from './checkSyntax';
import { findFunction, type FoundFunction } from './findFunction';
import { findRefused } from './findRefused';
import { indexNotebook, type NotebookIndex } from './indexNotebook';
import { listKeptNames } from './keptNames';
import { sliceFunction } from './sliceFunction';

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
  const { earlierCells, leftovers } = found;
  return {
    ...compileFound(index, functionName, found, options),
    ...(earlierCells.length === 0 ? null : { earlierCells }),
    ...(leftovers.length === 0 ? null : { leftovers }),
  };
}

function compileFound(
  index: NotebookIndex,
  functionName: string,
  found: Extract<FoundFunction, { kind: 'found' }>,
  options: CompileOptions,
): CompiledFunction {
  const place = { cell: found.cell.cell.number, line: found.declaration.statement.line };
  try {
    return compileSlice(index, functionName, found, options);
  } catch (error) {
    const { message } = error as Error;
    if (error instanceof UncompilableStatement)
      return { kind: 'does-not-compile', functionName, place: error.place, message };
    if (error instanceof TooInvolved) return { kind: 'does-not-compile', functionName, place, message };
    throw error;
  }
}

function compileSlice(
  index: NotebookIndex,
  functionName: string,
  { cell, declaration }: Extract<FoundFunction, { kind: 'found' }>,
  options: CompileOptions,
): CompiledFunction {
  const place = { cell: cell.cell.number, line: declaration.statement.line };
  const slice = sliceFunction(index, functionName);
  const refused = findRefused(slice, options.helper);
  if (refused) return { kind: 'forbidden', functionName, ...refused };

  const target = { functionName, cell: cell.cell.number, helper: options.helper };
  const program = assembleProgram(slice, target);
  const isEmpty = declaration.statement.emptyFunctions.includes(functionName);
  if (isEmpty || isUnwritten(program.code, options.stubs.get(functionName), index, target)) {
    return { kind: 'not-implemented', functionName, place };
  }
  const problem = findProblem(program, place);
  if (problem) return { kind: 'does-not-compile', functionName, ...problem };
  const kept = listKeptNames(slice);
  return {
    kind: 'compiled',
    program,
    leftOut: slice.leftOut,
    unset: slice.unset,
    ...(kept.length === 0 ? null : { kept }),
  };
}

/** What else the student does to the function's names does not make it written. */
function isUnwritten(
  code: string,
  stub: string | undefined,
  index: NotebookIndex,
  target: { readonly functionName: string; readonly cell: number; readonly helper: string },
): boolean {
  if (stub === undefined) return false;
  if (code === stub) return true;
  if (code.length < stub.length) return false;
  return assembleProgram(sliceFunction(index, target.functionName, 'declarations'), target).code === stub;
}

function findProblem(
  { code, locate }: Program,
  place: { readonly cell: number; readonly line: number },
): { readonly place: Place; readonly message: string } | null {
  if (code.length > MAX_CODE_CHARACTERS) {
    return { place, message: 'it and what it uses come to more than a million characters' };
  }
  const problem = checkSyntax(code);
  if (problem === null) return null;
  const at = problem.column === null ? null : locate(problem.column);
  return { place: { ...place, ...at }, message: problem.message };
}

import type { CompiledFunction, Notebook, Place, Unset } from '../domain';
import {
  assembleProgram,
  locateColumn,
  UncompilableStatement,
  type AssembledProgram,
} from './assembleProgram';
import { BeyondTrial, bounds, TooInvolved, trialBounds, type Bounds } from './budget';
import { checkSyntax } from './checkSyntax';
import { describeBroken, findFunction, type FoundFunction } from './findFunction';
import { findRefused } from './findRefused';
import { indexNotebook, type NotebookIndex } from './indexNotebook';
import { listKeptNames } from './keptNames';
import { seemsToDeclare } from './seemsToDeclare';
import { sliceFunction, type FunctionSlice } from './sliceFunction';

export interface CompileOptions {
  readonly functions: readonly string[];
  /** The one module that graded code may import, without `./` and ending: `initUtils`. */
  readonly helper: string;
  /** What `readStubs` gives of the released notebook, to know a function that nobody touched. */
  readonly stubs: ReadonlyMap<string, string>;
}

const MAX_CODE_CHARACTERS = 1_000_000;
/** A reader is told of no more, and looking for a name takes time. */
const MOST_EXPLAINED = 3;

/** What became of a function, as data that can go from one thread to another. */
export type PackedFunction =
  | Exclude<CompiledFunction, { kind: 'compiled' }>
  | (Omit<Extract<CompiledFunction, { kind: 'compiled' }>, 'program'> & {
      readonly program: AssembledProgram;
    });

/**
 * One program for each graded function of a notebook, in the order asked for, or why there is none. Types are not
 * checked. Never throws for what a notebook holds; a fault in one function leaves the others alone.
 */
export function compileFunctions(notebook: Notebook, options: CompileOptions): readonly CompiledFunction[] {
  return packFunctions(notebook, options).map(unpackFunction);
}

/** The same, given up where it might take more than some tens of milliseconds: null says so. */
export function compileQuickly(
  notebook: Notebook,
  options: CompileOptions,
): readonly CompiledFunction[] | null {
  const code = notebook.cells.filter(({ kind }) => kind === 'code');
  if (code.reduce((sum, { source }) => sum + source.length, 0) > trialBounds.characters) return null;
  try {
    return compileWithin(notebook, options, trialBounds).map(unpackFunction);
  } catch (error) {
    if (error instanceof BeyondTrial) return null;
    throw error;
  }
}

/** The same as `compileFunctions`, to be sent to another thread. */
export function packFunctions(notebook: Notebook, options: CompileOptions): readonly PackedFunction[] {
  return compileWithin(notebook, options, bounds);
}

export function unpackFunction(packed: PackedFunction): CompiledFunction {
  if (packed.kind !== 'compiled') return packed;
  const { pieces, ...program } = packed.program;
  return { ...packed, program: { ...program, locate: (column) => locateColumn(pieces, column) } };
}

function compileWithin(
  notebook: Notebook,
  options: CompileOptions,
  within: Bounds,
): readonly PackedFunction[] {
  const index = indexNotebook(notebook, within);
  return options.functions.map((functionName) => compileFunction(index, functionName, options));
}

/** Each graded function of a released notebook as it is before anybody writes in it. */
export function readStubs(
  notebook: Notebook,
  { functions, helper }: Pick<CompileOptions, 'functions' | 'helper'>,
): ReadonlyMap<string, string> {
  const index = indexNotebook(notebook, bounds);
  const stubs = new Map<string, string>();
  for (const functionName of functions) {
    const found = findFunction(index, functionName);
    if (found.kind !== 'found') continue;
    try {
      const target = { functionName, cell: found.cell.cell.number, helper };
      stubs.set(functionName, writeOwn(index, target, functions));
    } catch (error) {
      // What cannot be written out is compared with nothing.
      if (!(error instanceof UncompilableStatement || error instanceof TooInvolved)) throw error;
    }
  }
  return stubs;
}

function compileFunction(
  index: NotebookIndex,
  functionName: string,
  options: CompileOptions,
): PackedFunction {
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
): PackedFunction {
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
): PackedFunction {
  const place = { cell: cell.cell.number, line: declaration.statement.line };
  const slice = sliceFunction(index, functionName);
  const refused = findRefused(slice, options.helper);
  if (refused) return { kind: 'forbidden', functionName, ...refused };

  const target: Target = { functionName, cell: cell.cell.number, helper: options.helper };
  const program = assembleProgram(slice, target, index.bounds);
  const isEmpty = declaration.statement.emptyFunctions.includes(functionName);
  if (isEmpty || isUnwritten(program.code, index, target, options)) {
    return { kind: 'not-implemented', functionName, place };
  }
  const problem = findProblem(program, place);
  if (problem) return { kind: 'does-not-compile', functionName, ...problem };
  const cells = listCells(slice);
  const kept = listKeptNames(slice);
  return {
    kind: 'compiled',
    program,
    cells,
    leftOut: slice.leftOut,
    unset: explainUnset(slice.unset, index),
    ...(kept.length === 0 ? null : { kept }),
  };
}

function listCells({ parts, imports }: FunctionSlice): readonly number[] {
  return [...new Set([...parts, ...imports].map(({ cell }) => cell))].sort((a, b) => a - b);
}

/** A name may have no value because the cell that declares it is no TypeScript: the last that does. */
function explainUnset(unset: readonly Unset[], { cells }: NotebookIndex): readonly Unset[] {
  return unset.map((item, position) => {
    if (position >= MOST_EXPLAINED) return item;
    const declaring = cells.filter(({ cell }) => seemsToDeclare(cell.source, item.name));
    const last = declaring.flatMap(describeBroken).at(-1);
    return last === undefined ? item : { ...item, broken: last };
  });
}

interface Target {
  readonly functionName: string;
  readonly cell: number;
  readonly helper: string;
}

/** What else the student does to the function's names does not make it written, nor does a function that it calls. */
function isUnwritten(
  code: string,
  index: NotebookIndex,
  target: Target,
  { functions, stubs }: CompileOptions,
): boolean {
  const stub = stubs.get(target.functionName);
  if (stub === undefined) return false;
  return code === stub || (code.length >= stub.length && writeOwn(index, target, functions) === stub);
}

/** A function as it is declared, with what it needs, less the other graded functions, which count for themselves. */
function writeOwn(index: NotebookIndex, target: Target, functions: readonly string[]): string {
  const others = new Set(functions.filter((name) => name !== target.functionName));
  return assembleProgram(sliceFunction(index, target.functionName, others), target, index.bounds).code;
}

function findProblem(
  { code, pieces }: AssembledProgram,
  place: { readonly cell: number; readonly line: number },
): { readonly place: Place; readonly message: string } | null {
  if (code.length > MAX_CODE_CHARACTERS) {
    return { place, message: 'it and what it uses come to more than a million characters' };
  }
  const problem = checkSyntax(code);
  if (problem === null) return null;
  const at = problem.column === null ? null : locateColumn(pieces, problem.column);
  return { place: { ...place, ...at }, message: problem.message };
}

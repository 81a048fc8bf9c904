import { compileFunction as compileJavaScript } from 'node:vm';
import { compileFunctions } from '../compile';
import type { CompiledFunction, Notebook, Program } from '../domain';
import { parseNotebook } from '../notebook';
import { buildNotebook, type CellSketch } from './buildNotebook';

/** A notebook as the grader reads it, from cells in short. */
export function readCells(cells: readonly CellSketch[]): Notebook {
  const read = parseNotebook(buildNotebook(cells));
  if (read.kind === 'rejected') throw new Error(`the test's notebook ${read.reason}`);
  return read.notebook;
}

/** What becomes of the function `f` of a notebook that imports from `./initUtils`. */
export function compileCells(cells: readonly CellSketch[], stub?: string): CompiledFunction {
  const stubs = new Map(stub === undefined ? [] : [['f', stub] as const]);
  const [compiled] = compileFunctions(readCells(cells), { functions: ['f'], helper: 'initUtils', stubs });
  if (compiled === undefined) throw new Error('one function asked for, none answered');
  return compiled;
}

/** The program of `f`, which has to compile. */
export function programOf(...cells: readonly CellSketch[]): Program {
  const compiled = compileCells(cells);
  if (compiled.kind !== 'compiled') throw new Error(`f does not compile: ${JSON.stringify(compiled)}`);
  return compiled.program;
}

/** Runs a program as the sandbox does, less the sandbox, and calls `f`. */
export function callProgram(code: string, helper: object = {}, ...args: readonly unknown[]): unknown {
  const exported: { f?: (...args: readonly unknown[]) => unknown } = {};
  const load = (module: string): object => {
    if (module !== './initUtils') throw new Error(`cannot find ${module}`);
    return helper;
  };
  const run = compileJavaScript(code, ['exports', 'require']) as (exports: object, require: object) => void;
  run(exported, load);
  return exported.f?.(...args);
}

/** What of a notebook comes to be run, less the frame. */
export function partsOf(...cells: readonly CellSketch[]): string {
  const { code } = programOf(...cells);
  return /^"use strict"; (.*) exports\.f = f;$/s.exec(code)?.[1] ?? code;
}

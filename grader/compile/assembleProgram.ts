import type { Place } from '../domain';
import { BeyondTrial, type Bounds } from './budget';
import type { CanonicalCode, Mark } from './canonicalCode';
import { emitStatement } from './emitStatement';
import type { PlacedStatement } from './cellCode';
import { renameInCode } from './renameInCode';
import type { FunctionSlice, SlicedImport } from './sliceFunction';
import { splitNames, type SplitNames } from './splitNames';

/** A program as data: it can go from one thread to another. */
export interface AssembledProgram {
  readonly functionName: string;
  readonly cell: number;
  readonly code: string;
  readonly pieces: readonly Piece[];
}

/** Some of a program's code; `offset` (from 0) is where it begins, `line` where its marks count from. */
export interface Piece {
  readonly offset: number;
  readonly cell: number;
  readonly line: number;
  readonly marks: readonly Mark[];
}

/**
 * Canonical code of a slice, and its way back. Imports become one line, the same however the student wrote them.
 * Names are left as they are, but for those that stand for more than one variable in the kernel.
 */
export function assembleProgram(
  slice: FunctionSlice,
  target: { readonly functionName: string; readonly cell: number; readonly helper: string },
  bounds: Bounds,
): AssembledProgram {
  const { functionName, cell, helper } = target;
  boundEmitted(slice, bounds);
  const split = splitNames(slice);
  const heads = findHeads(slice, split);
  const pieces: Piece[] = [];
  let code = ['"use strict";', ...writeImports(slice.imports, split, helper)].join(' ');
  if (split.size > 0) code += ` let ${[...split.keys()].sort().join(' , ')} ;`;
  for (const part of slice.parts) {
    // What is there before a cell's first statement: its functions and imports.
    for (const [at, head] of heads) {
      if (at > part.cell) break;
      code += head;
      heads.delete(at);
    }
    const canonical = renamed(part, canonicalOf(part), split);
    const offset = code.length + 1;
    code += ` ${canonical.code}`;
    pieces.push({ offset, cell: part.cell, line: part.statement.line, marks: canonical.marks });
    // What follows, up to the next piece, is the compiler's.
    pieces.push({ offset: code.length, cell: part.cell, line: 0, marks: [] });
    if (!part.statement.isFunction) code += writeThrough(part.cell, part.statement.declares, split);
  }
  code += ` exports.${functionName} = ${functionName};`;
  return { functionName, cell, code, pieces };
}

function boundEmitted({ parts }: FunctionSlice, bounds: Bounds): void {
  let characters = 0;
  const emitted = parts.filter(({ statement }) => statement.canonical === null);
  for (const [index, { cell, statement }] of emitted.entries()) {
    characters += statement.text.length;
    if (index < bounds.emittedStatements && characters <= bounds.emittedCharacters) continue;
    if (bounds.isTrial) throw new BeyondTrial();
    throw new UncompilableStatement(
      { cell, line: statement.line },
      `too much is left to the compiler: at most ${bounds.emittedStatements} enums, namespaces and decorated classes, of ${bounds.emittedCharacters / 1000} thousand characters in all`,
    );
  }
}

/** By cell, in order: code that tells the notebook of names that a cell has from its start. */
function findHeads({ parts, imports }: FunctionSlice, split: SplitNames): Map<number, string> {
  const heads = new Map<number, string>();
  if (split.size === 0) return heads;
  const functions = parts.filter(({ statement }) => statement.isFunction);
  const named = [
    ...imports.map(({ cell, bindings }) => ({ cell, names: bindings.map(({ local }) => local) })),
    ...functions.map(({ cell, statement }) => ({ cell, names: statement.declares })),
  ];
  for (const { cell, names } of named.sort((a, b) => a.cell - b.cell)) {
    heads.set(cell, (heads.get(cell) ?? '') + writeThrough(cell, names, split));
  }
  return heads;
}

function writeThrough(cell: number, names: readonly string[], split: SplitNames): string {
  return names
    .flatMap((name) => {
      const own = split.get(name)?.get(cell);
      return own === undefined ? [] : [` ${name} = ${own} ;`];
    })
    .join('');
}

function renamed(
  { cell, statement }: PlacedStatement,
  canonical: CanonicalCode,
  split: SplitNames,
): CanonicalCode {
  if (split.size === 0) return canonical;
  const own = new Map<string, string>();
  for (const name of [...statement.declares, ...statement.mentions.keys()]) {
    const renamedTo = split.get(name)?.get(cell);
    if (renamedTo !== undefined) own.set(name, renamedTo);
  }
  return own.size === 0 ? canonical : renameInCode(canonical, own);
}

function canonicalOf({ statement, ...placed }: PlacedStatement): CanonicalCode {
  if (statement.canonical !== null) return statement.canonical;
  try {
    return emitStatement(statement.text);
  } catch (error) {
    throw new UncompilableStatement(
      { cell: placed.cell, line: statement.line },
      error instanceof RangeError
        ? 'the code is nested too deeply'
        : 'TypeScript cannot compile this statement',
    );
  }
}

/** A statement that was read, but that the compiler could not turn into JavaScript. */
export class UncompilableStatement extends Error {
  constructor(
    readonly place: Place & { readonly cell: number; readonly line: number },
    message: string,
  ) {
    super(message);
  }
}

function writeImports(
  imports: readonly SlicedImport[],
  split: SplitNames,
  helper: string,
): readonly string[] {
  const source = `require('./${helper}');`;
  const all = imports.flatMap(({ cell, bindings }) =>
    bindings.map(({ local, imported }) => ({ local: split.get(local)?.get(cell) ?? local, imported })),
  );
  // Several cells may import the same.
  const bindings = [...new Map(all.map((binding) => [binding.local, binding])).values()];
  bindings.sort((a, b) => (a.local < b.local ? -1 : 1));
  const whole = bindings
    .filter(({ imported }) => imported === '*')
    .map(({ local }) => `const ${local} = ${source}`);
  const named = bindings
    .filter(({ imported }) => imported !== '*')
    .map(({ local, imported }) => (local === imported ? local : `${JSON.stringify(imported)}: ${local}`));
  return named.length === 0 ? whole : [...whole, `const { ${named.join(', ')} } = ${source}`];
}

/** Where a column (from 1) of a program came from; null for what the compiler added. */
export function locateColumn(pieces: readonly Piece[], column: number): Place | null {
  const offset = column - 1;
  const piece = pieces.filter((candidate) => candidate.offset <= offset).at(-1);
  const mark = piece?.marks.filter((candidate) => candidate.offset <= offset - piece.offset).at(-1);
  if (!piece || !mark || mark.line === null) return null;
  return { cell: piece.cell, line: piece.line + mark.line };
}

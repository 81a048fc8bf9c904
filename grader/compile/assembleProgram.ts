import type { Place, Program } from '../domain';
import type { CanonicalCode, Mark } from './canonicalCode';
import { emitStatement } from './emitStatement';
import type { FunctionSlice, SlicedImport, SlicedStatement } from './sliceFunction';

/** Some of a program's code; `offset` (from 0) is where it begins, `line` where its marks count from. */
interface Piece {
  readonly offset: number;
  readonly cell: number;
  readonly line: number;
  readonly marks: readonly Mark[];
}

/** Canonical code of a slice, and its way back. Imports become one line, the same however the student wrote them. */
export function assembleProgram(
  slice: FunctionSlice,
  target: { readonly functionName: string; readonly cell: number; readonly helper: string },
): Program {
  const { functionName, cell, helper } = target;
  const pieces: Piece[] = [];
  let code = ['"use strict";', ...writeImports(slice.imports, helper)].join(' ');
  for (const part of slice.parts) {
    const canonical = canonicalOf(part);
    const [before, after] = part.only ? keepOnly(part.only) : ['', ''];
    const offset = code.length + 1 + before.length;
    code += ` ${before}${canonical.code}${after}`;
    pieces.push({ offset, cell: part.cell, line: part.statement.line, marks: canonical.marks });
    // What follows, up to the next piece, is the compiler's.
    pieces.push({ offset: offset + canonical.code.length, cell: part.cell, line: 0, marks: [] });
  }
  code += ` exports.${functionName} = ${functionName};`;
  return { functionName, cell, code, locate: (column) => locate(pieces, column - 1) };
}

function canonicalOf({ statement, ...placed }: SlicedStatement): CanonicalCode {
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

function writeImports(imports: readonly SlicedImport[], helper: string): readonly string[] {
  const source = `require('./${helper}');`;
  const bindings = imports.flatMap((sliced) => sliced.bindings).sort((a, b) => (a.local < b.local ? -1 : 1));
  const whole = bindings
    .filter(({ imported }) => imported === '*')
    .map(({ local }) => `const ${local} = ${source}`);
  const named = bindings
    .filter(({ imported }) => imported !== '*')
    .map(({ local, imported }) => (local === imported ? local : `${JSON.stringify(imported)}: ${local}`));
  return named.length === 0 ? whole : [...whole, `const { ${named.join(', ')} } = ${source}`];
}

/** A scope of its own for a statement that declares too much. */
function keepOnly(names: readonly string[]): readonly [before: string, after: string] {
  const list = `{ ${names.join(', ')} }`;
  return [`const ${list} = (() => { `, ` return ${list}; })();`];
}

function locate(pieces: readonly Piece[], offset: number): Place | null {
  const piece = pieces.filter((candidate) => candidate.offset <= offset).at(-1);
  const mark = piece?.marks.filter((candidate) => candidate.offset <= offset - piece.offset).at(-1);
  if (!piece || !mark || mark.line === null) return null;
  return { cell: piece.cell, line: piece.line + mark.line };
}

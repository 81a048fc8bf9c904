import type * as ts from 'typescript';
import { loadTypeScript } from './loadTypeScript';

export type ParsedSource =
  | { readonly kind: 'parsed'; readonly file: ts.SourceFile }
  | { readonly kind: 'broken'; readonly offset: number; readonly message: string };

type NodeConstructor = new (kind: number, pos: number, end: number) => object;

/** What the compiler keeps to itself, and this module needs of it. */
interface CompilerInternals {
  readonly objectAllocator: Record<string, () => NodeConstructor>;
  readonly setObjectAllocator: (allocator: Record<string, () => NodeConstructor>) => void;
}

interface SourceFileInternals {
  readonly parseDiagnostics: readonly {
    readonly code: number;
    readonly start: number;
    readonly messageText: unknown;
  }[];
}

/** "Merge conflict marker encountered.": whatever else is wrong with the cell comes of its having two sides. */
const CONFLICT_MARK = 1185;
const IN_CONFLICT = 'this line is a mark of a merge conflict: choose a side';

const COUNTED = ['getNodeConstructor', 'getTokenConstructor', 'getIdentifierConstructor'];
const NODES_AT_LEAST = 5_000;
const NODES_PER_CHARACTER = 4;

let nodesLeft = Number.POSITIVE_INFINITY;
let isCounting = false;

/**
 * One cell, or one program, as a syntax tree without parent links; a module, so that `await` outside a function is
 * read as such. Text that is no TypeScript comes back `broken`, with the offset of the first error, never thrown.
 *
 * The parser tries readings and goes back: `async(async(async(…` doubles its work with each level. It creates nodes
 * as it goes, so a limit on nodes is a limit on time that is the same on every machine.
 */
export function parseSource(text: string, language: 'ts' | 'js' = 'ts'): ParsedSource {
  const compiler = loadTypeScript();
  countNodes(compiler);
  nodesLeft = NODES_AT_LEAST + NODES_PER_CHARACTER * text.length;
  try {
    const file = compiler.createSourceFile(`cell.${language}`, text, {
      languageVersion: compiler.ScriptTarget.ESNext,
      jsDocParsingMode: compiler.JSDocParsingMode.ParseNone,
      setExternalModuleIndicator: markAsModule,
    });
    const { parseDiagnostics } = file as unknown as SourceFileInternals;
    const conflict = parseDiagnostics.find(({ code }) => code === CONFLICT_MARK);
    if (conflict !== undefined) return { kind: 'broken', offset: conflict.start, message: IN_CONFLICT };
    const [error] = parseDiagnostics;
    if (error === undefined) return { kind: 'parsed', file };
    const message = compiler
      .flattenDiagnosticMessageText(error.messageText as string, ' ')
      .replace(/\.$/, '');
    return { kind: 'broken', offset: error.start, message };
  } catch (error) {
    nodesLeft = Number.POSITIVE_INFINITY;
    // The parser keeps its state between calls and clears it at the end of a parse; this one never came to its end.
    compiler.createSourceFile('empty.ts', '', compiler.ScriptTarget.ESNext);
    // Some texts fail the parser's own assertions: `@as await ` is one.
    const message = error instanceof RangeError ? NESTED_TOO_DEEPLY : 'TypeScript cannot read this cell';
    return { kind: 'broken', offset: 0, message };
  } finally {
    nodesLeft = Number.POSITIVE_INFINITY;
  }
}

export const NESTED_TOO_DEEPLY = 'the code is nested too deeply';

function markAsModule(file: ts.SourceFile): void {
  (file as { externalModuleIndicator?: unknown }).externalModuleIndicator = true;
}

function countNodes(compiler: typeof ts): void {
  if (isCounting) return;
  isCounting = true;
  const { objectAllocator, setObjectAllocator } = compiler as unknown as CompilerInternals;
  const counted = COUNTED.map((name) => {
    const Counted = countedClass((objectAllocator[name] as () => NodeConstructor)());
    return [name, (): NodeConstructor => Counted] as const;
  });
  setObjectAllocator({ ...objectAllocator, ...Object.fromEntries(counted) });
}

function countedClass(Base: NodeConstructor): NodeConstructor {
  return class extends Base {
    constructor(kind: number, pos: number, end: number) {
      super(kind, pos, end);
      if (--nodesLeft < 0) throw new RangeError(NESTED_TOO_DEEPLY);
    }
  };
}

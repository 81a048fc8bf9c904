import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type * as ts from 'typescript';
import { boundedMemo } from './boundedMemo';
import { writeCanonicalCode, type CanonicalCode } from './canonicalCode';
import { parseSource } from './parseSource';
import { planTokens } from './planTokens';
import { loadTypeScript } from './loadTypeScript';

/** The compiler's work on an enum grows with the square of its members. */
const MAX_CHARACTERS = 20_000;
const REMEMBERED_CHARACTERS = 200_000;

/**
 * One statement of TypeScript as the compiler's own JavaScript, made canonical; its marks count lines from 0 at the
 * statement's first. For statements that are more than JavaScript with types. Throws RangeError on code nested too
 * deeply, or too long.
 */
export const emitStatement: (text: string) => CanonicalCode = boundedMemo(REMEMBERED_CHARACTERS, emit);

function emit(text: string): CanonicalCode {
  if (text.length > MAX_CHARACTERS) throw new RangeError('too long to emit');
  const compiler = loadTypeScript();
  const { outputText, sourceMapText } = compiler.transpileModule(text, {
    fileName: 'statement.ts',
    compilerOptions: {
      target: compiler.ScriptTarget.ES2022,
      module: compiler.ModuleKind.ESNext,
      moduleDetection: compiler.ModuleDetectionKind.Legacy,
      alwaysStrict: false,
      removeComments: true,
      sourceMap: true,
    },
  });
  const parsed = parseSource(outputText, 'js');
  if (parsed.kind === 'broken') throw new RangeError(parsed.message);
  const { file } = parsed;
  const plan = planTokens(file, file);
  if (plan === null) throw new Error('the compiler left TypeScript in its JavaScript');

  const map = new TraceMap(sourceMapText ?? '');
  const lineOf = (offset: number): number | null => {
    const { line, character } = file.getLineAndCharacterOfPosition(offset);
    const original = originalPositionFor(map, { line: line + 1, column: character }).line;
    return original === null ? null : original - 1;
  };
  return writeCanonicalCode(
    outputText,
    { start: 0, end: file.end },
    withoutExports(compiler, file, plan),
    lineOf,
  );
}

type EmitPlan = NonNullable<ReturnType<typeof planTokens>>;

/** `export {};`, by which the compiler marks a module, is no statement of a function's body. */
function withoutExports(compiler: typeof ts, file: ts.SourceFile, plan: EmitPlan): EmitPlan {
  const marks = file.statements.filter((statement) => compiler.isExportDeclaration(statement));
  if (marks.length === 0) return plan;
  const spans = marks.map((mark) => ({ start: mark.getStart(file), end: mark.end }));
  return { ...plan, erased: [...plan.erased, ...spans].sort((a, b) => a.start - b.start) };
}

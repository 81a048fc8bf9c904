import type * as ts from 'typescript';
import { boundedMemo } from './boundedMemo';
import { countLines, writeCanonicalCode, type CanonicalCode } from './canonicalCode';
import type { CellCode, Statement } from './cellCode';
import { deedsOf } from './deedsOf';
import { findForbidden } from './findForbidden';
import { NESTED_TOO_DEEPLY, parseSource } from './parseSource';
import { planTokens } from './planTokens';
import { blankNames, declaredNames, fixedNames, isValueless, readImports } from './statementKinds';
import { loadTypeScript } from './loadTypeScript';

const REMEMBERED_CHARACTERS = 200_000;

/** Reads one code cell. Equal cells, in any notebooks, are read once; nothing in the source makes it throw. */
export const readCell: (source: string) => CellCode = boundedMemo(REMEMBERED_CHARACTERS, read);

function read(source: string): CellCode {
  const parsed = parseSource(source);
  if (parsed.kind === 'broken') {
    return { kind: 'broken', line: countLines(source, 0)(parsed.offset) + 1, message: parsed.message };
  }
  const { file } = parsed;
  const lineAt = countLines(source, 0);
  try {
    const statements = file.statements
      .filter((node) => !isValueless(node))
      .map((node) => describe(file, node, lineAt(node.getStart(file)) + 1));
    return { kind: 'parsed', statements };
  } catch (error) {
    // Trees that the parser builds in a loop, `1 + 1 + 1 …`, are walked by recursion.
    if (error instanceof RangeError) return { kind: 'broken', line: 1, message: NESTED_TOO_DEEPLY };
    throw error;
  }
}

function describe(file: ts.SourceFile, node: ts.Statement, line: number): Statement {
  const compiler = loadTypeScript();
  const start = node.getStart(file);
  const imports = readImports(node);
  const isAlias = compiler.isImportEqualsDeclaration(node);
  const written = file.text.slice(start, node.end);
  // `import A = B.C` is TypeScript's own way to say `const A = B.C`; same length, so that columns stay.
  const text = isAlias ? written.replace(/^import/, 'const ') : written;
  const declares = declaredNames(node);
  const { mentions, ...deeds } = deedsOf(node, declares);
  const { waits, forbidden } = findForbidden(file, node, mentions.has('require'));
  return {
    kind: imports ? 'import' : declares.length > 0 ? 'declaration' : 'action',
    isFunction: compiler.isFunctionDeclaration(node),
    line,
    text,
    declares,
    fixed: fixedNames(node, declares),
    blank: blankNames(node),
    deeds,
    mentions: new Map([...mentions].map(([name, at]) => [name, at - start])),
    emptyFunctions: emptyFunctions(node),
    waits,
    forbidden: forbidden.map((found) => ({ ...found, line: line + found.line })),
    imports,
    canonical: imports || isAlias ? null : canonicalOf(file, node),
  };
}

function canonicalOf(file: ts.SourceFile, node: ts.Statement): CanonicalCode | null {
  const plan = planTokens(file, node);
  if (plan === null) return null;
  const start = node.getStart(file);
  return writeCanonicalCode(file.text, { start, end: node.end }, plan, countLines(file.text, start));
}

function emptyFunctions(node: ts.Statement): readonly string[] {
  const compiler = loadTypeScript();
  if (compiler.isFunctionDeclaration(node)) return node.name && isEmpty(node.body) ? [node.name.text] : [];
  if (!compiler.isVariableStatement(node)) return [];
  return node.declarationList.declarations.flatMap(({ name, initializer }) => {
    const isFunction =
      initializer && (compiler.isArrowFunction(initializer) || compiler.isFunctionExpression(initializer));
    return compiler.isIdentifier(name) && isFunction && isEmpty(initializer.body) ? [name.text] : [];
  });
}

function isEmpty(body: ts.Node | undefined): boolean {
  return body !== undefined && loadTypeScript().isBlock(body) && body.statements.length === 0;
}

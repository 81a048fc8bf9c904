import type * as ts from 'typescript';
import { loadTypeScript } from './loadTypeScript';

/** Offsets in a text: from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What of a node only TypeScript knows: spans that can be left out, or the whole of it (`type-only`), or something
 * that needs the compiler to become JavaScript (`needs-emit`). Children are asked about by themselves.
 *
 * @param isConstructed whether it is what a `new` constructs, or what that is a member of
 */
export function typeSpans(
  file: ts.SourceFile,
  node: ts.Node,
  parent: ts.Node | undefined,
  isConstructed = false,
): readonly Span[] | 'type-only' | 'needs-emit' {
  const compiler = loadTypeScript();
  if (isTypeOnly(compiler, node)) return 'type-only';
  if (needsEmit(compiler, node, parent)) return 'needs-emit';

  const spans: Span[] = [];
  const parts = node as NodeParts;
  const modifiers = compiler.canHaveModifiers(node) ? (compiler.getModifiers(node) ?? []) : [];
  for (const modifier of modifiers) {
    if (!staysInJavaScript(compiler, modifier))
      spans.push({ start: modifier.getStart(file), end: modifier.end });
  }
  if (parts.typeParameters) spans.push(inAngleBrackets(file, parts.typeParameters));
  if (parts.typeArguments) spans.push(inAngleBrackets(file, parts.typeArguments));
  // A type begins, for the parser, right after its colon.
  if (parts.type && hasAnnotation(compiler, node))
    spans.push({ start: parts.type.pos - 1, end: parts.type.end });
  if (compiler.isParameter(node) || compiler.isClassElement(node)) {
    const mark = parts.questionToken;
    if (mark) spans.push({ start: mark.getStart(file), end: mark.end });
  }
  if (parts.exclamationToken) {
    spans.push({ start: parts.exclamationToken.getStart(file), end: parts.exclamationToken.end });
  }
  if (isWrapper(compiler, node)) spans.push({ start: node.expression.end, end: node.end });
  if (compiler.isFunctionLike(node)) spans.push(...thisParameter(file, node));
  for (const list of [parts.arguments, parts.parameters]) {
    if (list?.hasTrailingComma) spans.push({ start: list.end - 1, end: list.end });
  }
  if (hasIdleParentheses(compiler, node, isConstructed)) {
    spans.push(
      { start: node.getStart(file), end: node.getStart(file) + 1 },
      { start: node.end - 1, end: node.end },
    );
  }
  return spans;
}

interface NodeParts extends ts.Node {
  readonly typeParameters?: ts.NodeArray<ts.Node>;
  readonly typeArguments?: ts.NodeArray<ts.Node>;
  readonly arguments?: ts.NodeArray<ts.Node>;
  readonly parameters?: ts.NodeArray<ts.Node>;
  readonly type?: ts.Node;
  readonly questionToken?: ts.Node;
  readonly exclamationToken?: ts.Node;
}

/** `x as T`, `x satisfies T`, `x!`: JavaScript is the expression alone. */
type Wrapper = ts.AsExpression | ts.SatisfiesExpression | ts.NonNullExpression;

function isWrapper(compiler: typeof ts, node: ts.Node): node is Wrapper {
  return (
    compiler.isAsExpression(node) ||
    compiler.isSatisfiesExpression(node) ||
    compiler.isNonNullExpression(node)
  );
}

function hasAnnotation(compiler: typeof ts, node: ts.Node): boolean {
  return (
    compiler.isVariableDeclaration(node) ||
    compiler.isParameter(node) ||
    compiler.isPropertyDeclaration(node) ||
    compiler.isFunctionLike(node)
  );
}

function isTypeOnly(compiler: typeof ts, node: ts.Node): boolean {
  if (compiler.isExpressionWithTypeArguments(node)) return false;
  if (compiler.isTypeNode(node) || compiler.isTypeParameterDeclaration(node)) return true;
  if (compiler.isInterfaceDeclaration(node) || compiler.isTypeAliasDeclaration(node)) return true;
  if (compiler.isIndexSignatureDeclaration(node) || compiler.isSemicolonClassElement(node)) return true;
  if (compiler.isHeritageClause(node)) return node.token === compiler.SyntaxKind.ImplementsKeyword;
  const isBare =
    compiler.isFunctionDeclaration(node) ||
    compiler.isMethodDeclaration(node) ||
    compiler.isConstructorDeclaration(node) ||
    compiler.isAccessor(node);
  if (isBare && node.body === undefined) return true;
  if (!compiler.canHaveModifiers(node)) return false;
  return (compiler.getModifiers(node) ?? []).some(
    ({ kind }) =>
      kind === compiler.SyntaxKind.DeclareKeyword ||
      (kind === compiler.SyntaxKind.AbstractKeyword && !compiler.isClassDeclaration(node)),
  );
}

function needsEmit(compiler: typeof ts, node: ts.Node, parent: ts.Node | undefined): boolean {
  const { SyntaxKind, NodeFlags } = compiler;
  switch (node.kind) {
    case SyntaxKind.EnumDeclaration:
    case SyntaxKind.ModuleDeclaration:
    case SyntaxKind.Decorator:
    case SyntaxKind.TypeAssertionExpression:
    case SyntaxKind.AccessorKeyword:
      return true;
    case SyntaxKind.VariableDeclarationList:
      // `await using` carries the flags of `const` and `using`, which `using` alone shares with neither.
      return (node.flags & NodeFlags.BlockScoped) > NodeFlags.Const;
    case SyntaxKind.Parameter:
      return (compiler.getModifiers(node as ts.ParameterDeclaration) ?? []).length > 0;
    default:
      return isWrapper(compiler, node) && bindsOtherwise(compiler, node, parent);
  }
}

/** `a + b as number * 2` multiplies the sum; without the type it would not. */
function bindsOtherwise(compiler: typeof ts, node: Wrapper, parent: ts.Node | undefined): boolean {
  if (parent === undefined || !(compiler.isBinaryExpression(parent) || isWrapper(compiler, parent)))
    return false;
  return (
    compiler.isBinaryExpression(node.expression) ||
    compiler.isPrefixUnaryExpression(node.expression) ||
    isWrapper(compiler, node.expression)
  );
}

/** `(x as T).y`, written `x.y` without the type: such programs should be equal. */
function hasIdleParentheses(compiler: typeof ts, node: ts.Node, isConstructed: boolean): boolean {
  if (!compiler.isParenthesizedExpression(node) || !isWrapper(compiler, node.expression)) return false;
  let inner: ts.Expression = node.expression;
  while (isWrapper(compiler, inner)) inner = inner.expression;
  if (inner.flags & compiler.NodeFlags.OptionalChain) return false;
  // In `new (f() as T).C()` they say where what is constructed ends.
  if (isConstructed && !isMember(compiler, inner)) return false;
  return (
    compiler.isIdentifier(inner) ||
    compiler.isPropertyAccessExpression(inner) ||
    compiler.isElementAccessExpression(inner) ||
    compiler.isCallExpression(inner) ||
    compiler.isArrayLiteralExpression(inner)
  );
}

/** `a.b[0].c`, with nothing called on the way. */
function isMember(compiler: typeof ts, node: ts.Expression): boolean {
  let at = node;
  while (compiler.isPropertyAccessExpression(at) || compiler.isElementAccessExpression(at))
    at = at.expression;
  return compiler.isIdentifier(at);
}

function staysInJavaScript({ SyntaxKind }: typeof ts, { kind }: ts.Modifier): boolean {
  return (
    kind === SyntaxKind.AsyncKeyword ||
    kind === SyntaxKind.StaticKeyword ||
    kind === SyntaxKind.AccessorKeyword
  );
}

function inAngleBrackets(file: ts.SourceFile, list: ts.NodeArray<ts.Node>): Span {
  return { start: list.pos - 1, end: endOfNextToken(file, list.end) };
}

function thisParameter(file: ts.SourceFile, node: ts.SignatureDeclaration): readonly Span[] {
  const first = node.parameters[0];
  if (first?.name.getText(file) !== 'this') return [];
  // With the comma, where another parameter follows.
  const end = node.parameters.length > 1 ? endOfNextToken(file, first.end) : first.end;
  return [{ start: first.getStart(file), end }];
}

function endOfNextToken(file: ts.SourceFile, offset: number): number {
  const compiler = loadTypeScript();
  const scanner = compiler.createScanner(compiler.ScriptTarget.ESNext, true, undefined, file.text);
  scanner.resetTokenState(offset);
  scanner.scan();
  return scanner.getTokenEnd();
}

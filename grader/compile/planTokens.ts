import type * as ts from 'typescript';
import { typeSpans, type Span } from './typeSpans';
import { loadTypeScript } from './loadTypeScript';

/** How the tokens of a piece of TypeScript become JavaScript: what to leave out, what to put in, what to keep whole. */
export interface TokenPlan {
  /** Types, and other tokens that only TypeScript knows. Sorted; one may lie inside the one before. */
  readonly erased: readonly Span[];
  /** Tokens a scanner cannot find by itself: parts of template literals, and regular expressions. Sorted. */
  readonly atoms: readonly Atom[];
  /** Offsets at which a semicolon is due. Sorted. */
  readonly semicolons: readonly number[];
}

/** `isRaw`: a template's tag sees its exact characters. */
export interface Atom extends Span {
  readonly isRaw: boolean;
}

/**
 * Plans the tokens of one statement, or of a whole JavaScript file. Null when leaving tokens out is not enough (enums,
 * namespaces, decorators, parameter properties, `<T>x`, `using`): then the compiler has to emit the code.
 */
export function planTokens(file: ts.SourceFile, root: ts.Node): TokenPlan | null {
  const compiler = loadTypeScript();
  const erased: Span[] = [];
  const atoms: Atom[] = [];
  const semicolons: number[] = [];
  const rawTemplates = new Set<ts.Node>();

  const isErasable = visit(root, undefined, false);
  if (!isErasable) return null;
  return { erased: sort(erased), atoms: sort(atoms), semicolons: semicolons.sort((a, b) => a - b) };

  function visit(node: ts.Node, parent: ts.Node | undefined, isConstructed: boolean): boolean {
    if (isAtom(compiler, node)) {
      atoms.push({ start: node.getStart(file), end: node.end, isRaw: rawTemplates.has(node) });
      return true;
    }
    noteRawTemplates(compiler, node, rawTemplates);
    const spans = typeSpans(file, node, parent, isConstructed);
    if (spans === 'needs-emit') return false;
    if (spans === 'type-only') {
      erased.push({ start: node.getStart(file), end: node.end });
      return true;
    }
    erased.push(...spans);
    if (endsWithSemicolon(compiler, node) && file.text[node.end - 1] !== ';') semicolons.push(node.end);
    // forEachChild stops at the first true.
    const constructed = constructedPart(compiler, node, isConstructed);
    return compiler.forEachChild(node, (child) => !visit(child, node, child === constructed)) !== true;
  }
}

/** The child that stands where a `new` looks for what it constructs: in `new a.b.C()` that is `a.b.C`, `a.b` and `a`. */
function constructedPart(compiler: typeof ts, node: ts.Node, isConstructed: boolean): ts.Node | undefined {
  if (compiler.isNewExpression(node)) return node.expression;
  if (!isConstructed) return undefined;
  const goesOn =
    compiler.isPropertyAccessExpression(node) ||
    compiler.isElementAccessExpression(node) ||
    compiler.isNonNullExpression(node) ||
    compiler.isExpressionWithTypeArguments(node);
  if (compiler.isTaggedTemplateExpression(node)) return node.tag;
  return goesOn ? node.expression : undefined;
}

function sort<T extends Span>(spans: T[]): readonly T[] {
  return spans.sort((a, b) => a.start - b.start || b.end - a.end);
}

function isAtom({ SyntaxKind }: typeof ts, node: ts.Node): boolean {
  switch (node.kind) {
    case SyntaxKind.NoSubstitutionTemplateLiteral:
    case SyntaxKind.TemplateHead:
    case SyntaxKind.TemplateMiddle:
    case SyntaxKind.TemplateTail:
    case SyntaxKind.RegularExpressionLiteral:
      return true;
    default:
      return false;
  }
}

function noteRawTemplates(compiler: typeof ts, node: ts.Node, raw: Set<ts.Node>): void {
  if (!compiler.isTaggedTemplateExpression(node)) return;
  raw.add(node.template);
  if (!compiler.isTemplateExpression(node.template)) return;
  raw.add(node.template.head);
  for (const span of node.template.templateSpans) raw.add(span.literal);
}

function endsWithSemicolon({ SyntaxKind }: typeof ts, node: ts.Node): boolean {
  switch (node.kind) {
    case SyntaxKind.VariableStatement:
    case SyntaxKind.ExpressionStatement:
    case SyntaxKind.ReturnStatement:
    case SyntaxKind.ThrowStatement:
    case SyntaxKind.BreakStatement:
    case SyntaxKind.ContinueStatement:
    case SyntaxKind.DebuggerStatement:
    case SyntaxKind.DoStatement:
    case SyntaxKind.PropertyDeclaration:
      return true;
    default:
      return false;
  }
}

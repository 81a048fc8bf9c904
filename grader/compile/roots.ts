import type * as ts from 'typescript';
import { loadTypeScript } from './loadTypeScript';
import { copyingMethods, freshMethods } from './methodNames';
import { localNames } from './scopes';
import { holdersOf, nameOf, partsOf, resultOf, type Root } from './ties';

/** Names of a function or block, and of those that may be other names of something outside, what that is. */
export interface Scope {
  readonly names: ReadonlySet<string>;
  readonly roots: Map<string, Set<Root>>;
  readonly outer: Scope | null;
}

/** Of parameters and what they may be; who has more is no student. */
const MOST_PAIRS = 10_000;

/** The scope inside a node: the same, where the node declares nothing. @param given what parameters may be */
export function enter(node: ts.Node, outer: Scope | null, given: readonly Root[]): Scope | null {
  const names = localNames(node);
  if (names.length === 0) return outer;
  const roots = new Map<string, Set<Root>>();
  if (given.length > 0 && given.length * names.length < MOST_PAIRS)
    for (const name of names) roots.set(name, new Set(given));
  // Inside a class at the top of a cell, its name is still the cell's.
  if (outer === null && loadTypeScript().isClassLike(node)) {
    for (const name of names) roots.set(name, new Set<Root>([`=${name}`]));
  }
  return { names: new Set(names), roots, outer };
}

export function isBound(name: string, scope: Scope | null): boolean {
  return ownerOf(name, scope) !== null;
}

/** Remembers that a local name may stand for something outside. False when the name is no local. */
export function note(scope: Scope | null, name: string, roots: readonly Root[]): boolean {
  const owner = ownerOf(name, scope);
  if (owner === null) return false;
  const known = owner.roots.get(name);
  if (known) for (const root of roots) known.add(root);
  else owner.roots.set(name, new Set(roots));
  return true;
}

function ownerOf(name: string, scope: Scope | null): Scope | null {
  for (let at = scope; at !== null; at = at.outer) if (at.names.has(name)) return at;
  return null;
}

/** An expression without the parentheses and types around it. */
export function strip(node: ts.Node): ts.Expression {
  const compiler = loadTypeScript();
  let at = node as ts.Expression;
  while (
    compiler.isParenthesizedExpression(at) ||
    compiler.isAsExpression(at) ||
    compiler.isSatisfiesExpression(at) ||
    compiler.isNonNullExpression(at) ||
    compiler.isTypeAssertionExpression(at)
  )
    at = at.expression;
  return at;
}

/** What the value of an expression has to do with names from outside; nothing, for one like `2 * a`. */
export function rootsOf(node: ts.Node, scope: Scope | null): readonly Root[] {
  const compiler = loadTypeScript();
  const { SyntaxKind } = compiler;
  const expression = strip(node);
  if (compiler.isIdentifier(expression)) {
    const owner = ownerOf(expression.text, scope);
    return owner === null ? [`=${expression.text}`] : [...(owner.roots.get(expression.text) ?? [])];
  }
  if (compiler.isPropertyAccessExpression(expression) || compiler.isElementAccessExpression(expression))
    return partsOf(rootsOf(expression.expression, scope));
  if (compiler.isSpreadElement(expression)) return partsOf(rootsOf(expression.expression, scope));
  if (compiler.isAwaitExpression(expression)) return rootsOf(expression.expression, scope);
  if (compiler.isConditionalExpression(expression))
    return [...rootsOf(expression.whenTrue, scope), ...rootsOf(expression.whenFalse, scope)];
  if (compiler.isBinaryExpression(expression)) {
    switch (expression.operatorToken.kind) {
      case SyntaxKind.AmpersandAmpersandToken:
      case SyntaxKind.CommaToken:
      case SyntaxKind.EqualsToken:
        return rootsOf(expression.right, scope);
      case SyntaxKind.BarBarToken:
      case SyntaxKind.QuestionQuestionToken:
        return [...rootsOf(expression.left, scope), ...rootsOf(expression.right, scope)];
      default:
        return [];
    }
  }
  if (compiler.isArrayLiteralExpression(expression))
    return holdersOf(expression.elements.flatMap((element) => rootsOf(element, scope)));
  if (compiler.isObjectLiteralExpression(expression)) {
    return holdersOf(
      expression.properties.flatMap((property) => {
        if (compiler.isPropertyAssignment(property)) return rootsOf(property.initializer, scope);
        if (compiler.isShorthandPropertyAssignment(property)) return rootsOf(property.name, scope);
        return compiler.isSpreadAssignment(property) ? partsOf(rootsOf(property.expression, scope)) : [];
      }),
    );
  }
  if (!compiler.isCallExpression(expression)) return [];
  const known = resultsOfCalls.get(expression) ?? resultRoots(strip(expression.expression), scope);
  resultsOfCalls.set(expression, known);
  return known;
}

/** In `a.b().c().d()` each call asks for the one before: remembered, so that a chain is not walked once for each link. */
const resultsOfCalls = new WeakMap<ts.Node, readonly Root[]>();

function resultRoots(callee: ts.Expression, scope: Scope | null): readonly Root[] {
  const compiler = loadTypeScript();
  if (compiler.isIdentifier(callee)) return resultsOf(rootsOf(callee, scope));
  if (!compiler.isPropertyAccessExpression(callee) || freshMethods.has(callee.name.text)) return [];
  const roots = rootsOf(callee.expression, scope);
  if (copyingMethods.has(callee.name.text)) return roots.map((root): Root => `~${nameOf(root)}`);
  return [...new Set([...partsOf(roots), ...resultsOf(roots)])];
}

function resultsOf(roots: readonly Root[]): readonly Root[] {
  return roots.filter((root) => !root.endsWith(')')).map((root): Root => `=${resultOf(nameOf(root))}`);
}

import type * as ts from 'typescript';
import { loadTypeScript } from './loadTypeScript';
import { changingStatics } from './methodNames';
import { isBound, strip, type Scope } from './roots';

/** A property or a method, and what it is of. */
export interface Method {
  readonly name: string;
  readonly on: ts.Expression;
}

export function methodOf(node: ts.Node): Method | null {
  const compiler = loadTypeScript();
  if (compiler.isPropertyAccessExpression(node)) return { name: node.name.text, on: node.expression };
  if (!compiler.isElementAccessExpression(node)) return null;
  const { argumentExpression: key, expression } = node;
  return { name: compiler.isStringLiteralLike(key) ? key.text : '', on: expression };
}

export function isFunctionExpression(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  const compiler = loadTypeScript();
  return compiler.isArrowFunction(node) || compiler.isFunctionExpression(node);
}

export function isStatic(node: ts.PropertyDeclaration): boolean {
  const { SyntaxKind } = loadTypeScript();
  return (node.modifiers ?? []).some(({ kind }) => kind === SyntaxKind.StaticKeyword);
}

export function isSeed(compiler: typeof ts, statement: ts.Statement): boolean {
  if (!compiler.isExpressionStatement(statement)) return false;
  const call = strip(statement.expression);
  if (!compiler.isCallExpression(call)) return false;
  const method = methodOf(strip(call.expression));
  return method?.name === 'seed' && methodOf(strip(method.on))?.name === 'random';
}

/** `Object.assign`, `Reflect.set` and their like, which change their first argument. */
export function isStaticChange(on: ts.Expression, name: string, scope: Scope | null): boolean {
  const owner = strip(on);
  if (!loadTypeScript().isIdentifier(owner) || isBound(owner.text, scope)) return false;
  return (owner.text === 'Object' || owner.text === 'Reflect') && changingStatics.has(name);
}

export function isAssignment(kind: ts.SyntaxKind): boolean {
  const { SyntaxKind } = loadTypeScript();
  return kind >= SyntaxKind.FirstAssignment && kind <= SyntaxKind.LastAssignment;
}

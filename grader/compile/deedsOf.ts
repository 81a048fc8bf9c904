import type * as ts from 'typescript';
import { bindingNames } from './bindingNames';
import { startBucket, type Bucket } from './bucket';
import {
  isAssignment,
  isFunctionExpression,
  isSeed,
  isStatic,
  isStaticChange,
  methodOf,
  type Method,
} from './codeParts';
import { ARGUMENTS, RANDOM, type StatementDeeds } from './deeds';
import { loadTypeScript } from './loadTypeScript';
import { harmlessMethods, laterFunctions, laterMethods } from './methodNames';
import { enter, isBound, note, rootsOf, strip, type Scope } from './roots';
import { isNameOnly, isTypeOnly } from './scopes';
import { targetsOf } from './targetsOf';
import { baseOf, holdersOf, isInside, nameOf, partsOf, resultOf, type Root } from './ties';

/** Of one statement; what has more is no student's. */
const MOST_ALIASES = 10_000;

export interface ReadDeeds extends StatementDeeds {
  /** Where in the file each name from around the statement is first mentioned. */
  readonly mentions: ReadonlyMap<string, number>;
}

/**
 * What a statement at the top of a cell does to the names around it. What its functions do is told apart from what it
 * does itself; a function that is handed to a call counts as both. Throws RangeError on trees too deep to walk.
 */
export function deedsOf(statement: ts.Statement, declares: readonly string[]): ReadDeeds {
  const compiler = loadTypeScript();
  const { SyntaxKind } = compiler;
  const [now, called, later] = [startBucket(), startBucket(), startBucket()];
  const mentions = new Map<string, number>();
  const aliases: [string, Root][] = [];
  const prototypes: string[] = [];
  const setsShortly = new Set<string>();
  let into: readonly Bucket[] = [now];
  let seedsItself = false as boolean;
  visit(statement, null);
  if (seedsItself) called.reads.delete(RANDOM);
  return {
    now,
    called,
    later,
    aliases,
    setsShortly,
    seeds: isSeed(compiler, statement),
    prototypes,
    mentions,
  };

  function visit(node: ts.Node, scope: Scope | null): void {
    if (compiler.isIdentifier(node)) {
      mention(node, scope);
      return;
    }
    if (node.kind <= SyntaxKind.LastToken) return;
    if (isTypeOnly(node)) return;
    if (compiler.isFunctionLike(node)) {
      within(defer(), () => visitFunction(node, scope, [`=${ARGUMENTS}`]));
      return;
    }
    if (compiler.isCallExpression(node) || compiler.isNewExpression(node)) {
      visitCall(node, scope);
      return;
    }
    if (compiler.isTaggedTemplateExpression(node)) add('calls', rootsOf(node.tag, scope).map(nameOf));
    if (compiler.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) {
      if (node.operatorToken.kind !== SyntaxKind.EqualsToken) visit(node.left, scope);
      visitTarget(node.left, scope, rootsOf(node.right, scope));
      visit(node.right, scope);
      return;
    }
    if (compiler.isPrefixUnaryExpression(node) || compiler.isPostfixUnaryExpression(node)) {
      if (node.operator === SyntaxKind.PlusPlusToken || node.operator === SyntaxKind.MinusMinusToken)
        visitTarget(node.operand, scope, []);
    }
    if (compiler.isDeleteExpression(node)) visitTarget(node.expression, scope, []);
    if (compiler.isReturnStatement(node) && node.expression) giveBack(node.expression, scope);
    if (compiler.isPropertyDeclaration(node) && !isStatic(node)) {
      within(defer(), () => visitChildren(node, scope));
      return;
    }
    if (compiler.isHeritageClause(node)) {
      const bases = node.types.flatMap(({ expression }) => rootsOf(expression, scope)).map(nameOf);
      within(defer(), () => add('calls', bases));
    }
    visitChildren(node, scope);
  }

  function visitChildren(node: ts.Node, outer: Scope | null): void {
    const scope = enter(node, outer, []);
    if (compiler.isVariableDeclaration(node) && node.initializer) {
      bindPattern(node.name, scope, rootsOf(node.initializer, scope));
    }
    if (compiler.isForOfStatement(node) || compiler.isForInStatement(node)) {
      const roots = partsOf(rootsOf(node.expression, outer));
      const { initializer } = node;
      if (!compiler.isVariableDeclarationList(initializer)) visitTarget(initializer, scope, roots);
      else for (const { name } of initializer.declarations) bindPattern(name, scope, roots);
    }
    visitParts(node, scope);
  }

  function visitFunction(node: ts.SignatureDeclaration, outer: Scope | null, given: readonly Root[]): void {
    const scope = enter(node, outer, given);
    if (compiler.isArrowFunction(node) && !compiler.isBlock(node.body)) giveBack(node.body, scope);
    visitParts(node, scope);
  }

  function visitParts(node: ts.Node, scope: Scope | null): void {
    compiler.forEachChild(node, (child) => {
      if (!isNameOnly(child, node)) visit(child, scope);
    });
  }

  function visitCall(node: ts.CallExpression | ts.NewExpression, scope: Scope | null): void {
    const callee = strip(node.expression);
    const list = node.arguments ?? [];
    const given = list.flatMap((argument) => rootsOf(argument, scope));
    const isIdentifier = compiler.isIdentifier(callee);
    const method = isIdentifier ? null : methodOf(callee);
    const isLater =
      method === null
        ? isIdentifier && laterFunctions.has(callee.text) && !isBound(callee.text, scope)
        : laterMethods.has(method.name);

    let owners: readonly string[] = [];
    if (method !== null) {
      owners = visitMethod(method, given, list, scope);
      visit(callee, scope);
    } else if (isFunctionExpression(callee)) visitFunction(callee, scope, given);
    else {
      const roots = rootsOf(callee, scope);
      add('calls', roots.map(baseOf));
      // A function of a function, whatever it is: it may change what it gets.
      if (isIdentifier && isBound(callee.text, scope)) change(given);
      visit(callee, scope);
      owners = isIdentifier && !isBound(callee.text, scope) ? [callee.text] : [];
    }
    const handedTo = isLater && into.includes(now) ? [later] : into;
    for (const bucket of handedTo) {
      for (const root of given) {
        if (owners.length === 0) bucket.calls.add(baseOf(root));
        if (bucket.passes.length < MOST_ALIASES) for (const to of owners) bucket.passes.push({ to, root });
      }
    }
    const inner = method === null ? given : [...partsOf(rootsOf(method.on, scope)), ...given];
    for (const argument of list) {
      const value = strip(argument);
      if (!isFunctionExpression(value)) visit(argument, scope);
      else if (isLater) within(handedTo, () => visitFunction(value, scope, []));
      else within(into.includes(now) ? [now, called] : into, () => visitFunction(value, scope, inner));
    }
  }

  /** @returns the names that the method is called on */
  function visitMethod(
    { name, on }: Method,
    given: readonly Root[],
    list: readonly ts.Expression[],
    scope: Scope | null,
  ): readonly string[] {
    const roots = rootsOf(on, scope);
    const [first] = list;
    if (isStaticChange(on, name, scope) && first !== undefined) {
      change(rootsOf(first, scope));
      hold(rootsOf(first, scope), given);
      if (methodOf(strip(first))?.name === 'prototype') prototypes.push('');
      return [];
    }
    if (name === 'call' || name === 'apply') {
      const method = methodOf(strip(on));
      if (method !== null && !harmlessMethods.has(method.name) && first) change(rootsOf(first, scope));
    } else if (methodOf(strip(on))?.name === 'random') draw(name);
    else if (!harmlessMethods.has(name)) {
      for (const bucket of into) for (const root of roots) if (isInside(root)) bucket.methods.add(root);
      hold(roots, given);
    }
    add('calls', roots.map(baseOf));
    return roots.map(nameOf);
  }

  function draw(name: string): void {
    change([`=${RANDOM}`]);
    if (name !== 'seed') add('reads', [RANDOM]);
    else if (!into.includes(now)) seedsItself = true;
  }

  /** What is assigned to, and from what it may be another name of. */
  function visitTarget(written: ts.Node, scope: Scope | null, given: readonly Root[]): void {
    const { targets, code } = targetsOf(written, given);
    for (const { target, roots, isShort } of targets) {
      if (compiler.isIdentifier(target)) setName(target, scope, roots, isShort);
      else changePart(target, scope, roots);
    }
    for (const node of code) visit(node, scope);
  }

  function setName(
    target: ts.Identifier,
    scope: Scope | null,
    roots: readonly Root[],
    isShort: boolean,
  ): void {
    const name = target.text;
    if (!isBound(name, scope)) {
      add('sets', [name]);
      if (isShort) setsShortly.add(name);
      if (!mentions.has(name)) mentions.set(name, target.end - name.length);
    }
    bind(name, scope, roots);
  }

  function changePart(target: ts.Node, scope: Scope | null, roots: readonly Root[]): void {
    const part = methodOf(target);
    if (part !== null) {
      const changed = rootsOf(part.on, scope);
      change(changed);
      hold(changed, roots);
      if (methodOf(strip(part.on))?.name === 'prototype') prototypes.push(part.name);
    }
    visit(target, scope);
  }

  function giveBack(value: ts.Expression, scope: Scope | null): void {
    const roots = rootsOf(value, scope).filter((root) => nameOf(root) !== ARGUMENTS);
    for (const name of declares) alias(resultOf(name), roots);
  }

  function mention(node: ts.Identifier, scope: Scope | null): void {
    if (isBound(node.text, scope)) return;
    add('reads', [node.text]);
    if (!mentions.has(node.text)) mentions.set(node.text, node.end - node.text.length);
  }

  function bindPattern(name: ts.BindingName, scope: Scope | null, roots: readonly Root[]): void {
    if (compiler.isIdentifier(name)) bind(name.text, scope, roots);
    else for (const local of bindingNames(name)) bind(local, scope, partsOf(roots));
  }

  function bind(name: string, scope: Scope | null, roots: readonly Root[]): void {
    if (!note(scope, name, roots)) alias(name, roots);
  }

  function alias(name: string, roots: readonly Root[]): void {
    if (aliases.length > MOST_ALIASES) return;
    for (const root of roots) if (nameOf(root) !== name) aliases.push([name, root]);
  }

  /** What is put into things becomes a part of them. */
  function hold(holders: readonly Root[], parts: readonly Root[]): void {
    for (const holder of holders) if (isInside(holder)) alias(nameOf(holder), holdersOf(parts));
  }

  /** A new list or record around a thing can change without it. */
  function change(roots: readonly Root[]): void {
    for (const bucket of into) for (const root of roots) if (isInside(root)) bucket.changes.add(root);
  }

  function add(deed: 'reads' | 'sets' | 'calls', names: readonly string[]): void {
    for (const bucket of into) for (const name of names) bucket[deed].add(name);
  }

  function within(buckets: readonly Bucket[], work: () => void): void {
    const before = into;
    into = buckets;
    work();
    into = before;
  }

  function defer(): readonly Bucket[] {
    return into.includes(later) ? [later] : [called];
  }
}

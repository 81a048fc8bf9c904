import type * as ts from 'typescript';
import type { CanonicalCode, Mark } from './canonicalCode';
import { isAssignment } from './codeParts';
import { loadTypeScript } from './loadTypeScript';
import { NESTED_TOO_DEEPLY, parseSource } from './parseSource';
import { enter, isBound, type Scope } from './roots';
import { targetsOf } from './targetsOf';

interface Edit {
  readonly at: number;
  /** Which comes first where several are due at one place. */
  readonly rank: number;
  readonly removed: number;
  readonly put: string;
}

/**
 * A statement's JavaScript with names of its cell called otherwise, and whatever it assigns to them assigned to the
 * notebook's variable too, which keeps the name: `gain = 2` becomes `[ gain$1 = 2 , gain = gain$1 ] [ 0 ]`. Throws
 * RangeError on trees too deep to walk.
 */
export function renameInCode(
  { code, marks }: CanonicalCode,
  own: ReadonlyMap<string, string>,
): CanonicalCode {
  const compiler = loadTypeScript();
  const { SyntaxKind } = compiler;
  const parsed = parseSource(code, 'js');
  if (parsed.kind === 'broken') throw new RangeError(NESTED_TOO_DEEPLY);
  const { file } = parsed;
  const edits: Edit[] = [];
  const objectElements = new Set<ts.Node>();
  /** `= 1` in `[gain = 1] = list`, which is no assignment. */
  const defaults = new Set<ts.Node>();
  visit(file, undefined, null);
  return applyEdits(code, marks, edits);

  function visit(node: ts.Node, parent: ts.Node | undefined, outer: Scope | null): void {
    if (compiler.isIdentifier(node)) {
      visitIdentifier(node, parent, outer);
      return;
    }
    if (compiler.isObjectBindingPattern(node))
      for (const element of node.elements) objectElements.add(element);
    if (compiler.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) noteDefaults(node.left);
    const entered = enter(node, outer, []);
    // A class at the top of a cell is called inside what it is called outside.
    const scope = outer === null && compiler.isClassDeclaration(node) ? outer : entered;
    compiler.forEachChild(node, (child) => visit(child, node, scope));
    for (const name of assignedNames(node, scope)) writeThrough(node, name);
    if (compiler.isForOfStatement(node) || compiler.isForInStatement(node)) {
      if (compiler.isVariableDeclarationList(node.initializer)) return;
      for (const name of targetNames(node.initializer, scope)) {
        put(node.statement.getStart(file), `{ ${name} = ${own.get(name)} ; `, 0);
        put(node.statement.end, ' }', 2);
      }
    }
  }

  function visitIdentifier(node: ts.Identifier, parent: ts.Node | undefined, scope: Scope | null): void {
    const name = own.get(node.text);
    if (name === undefined || isBound(node.text, scope) || isLabelOrProperty(node, parent)) return;
    const isShort =
      parent !== undefined &&
      ((compiler.isShorthandPropertyAssignment(parent) && parent.name === node) ||
        (compiler.isBindingElement(parent) &&
          parent.name === node &&
          parent.propertyName === undefined &&
          parent.dotDotDotToken === undefined &&
          objectElements.has(parent)));
    const at = node.getStart(file);
    edits.push({ at, rank: 2, removed: node.end - at, put: isShort ? `${node.text} : ${name}` : name });
  }

  function isLabelOrProperty(node: ts.Identifier, parent: ts.Node | undefined): boolean {
    if (parent === undefined) return false;
    if (compiler.isLabeledStatement(parent) || compiler.isBreakOrContinueStatement(parent))
      return parent.label === node;
    if (compiler.isBindingElement(parent)) return parent.propertyName === node;
    if (compiler.isMetaProperty(parent)) return true;
    if (compiler.isPropertyAccessExpression(parent)) return parent.name === node;
    const isMember =
      compiler.isPropertyAssignment(parent) ||
      compiler.isMethodDeclaration(parent) ||
      compiler.isAccessor(parent);
    return (isMember || compiler.isPropertyDeclaration(parent)) && parent.name === node;
  }

  function assignedNames(node: ts.Node, scope: Scope | null): readonly string[] {
    if (compiler.isBinaryExpression(node)) {
      const isWrite = isAssignment(node.operatorToken.kind) && !defaults.has(node);
      return isWrite ? targetNames(node.left, scope) : [];
    }
    if (!compiler.isPrefixUnaryExpression(node) && !compiler.isPostfixUnaryExpression(node)) return [];
    const { operator } = node;
    const isCount = operator === SyntaxKind.PlusPlusToken || operator === SyntaxKind.MinusMinusToken;
    return isCount ? targetNames(node.operand, scope) : [];
  }

  function targetNames(written: ts.Node, scope: Scope | null): readonly string[] {
    return targetsOf(written, []).targets.flatMap(({ target }) => {
      if (!compiler.isIdentifier(target) || !own.has(target.text)) return [];
      return isBound(target.text, scope) ? [] : [target.text];
    });
  }

  function noteDefaults(target: ts.Node): void {
    if (compiler.isBinaryExpression(target)) {
      defaults.add(target);
      noteDefaults(target.left);
    } else if (compiler.isArrayLiteralExpression(target)) target.elements.forEach(noteDefaults);
    else if (compiler.isObjectLiteralExpression(target)) {
      for (const property of target.properties) {
        if (compiler.isPropertyAssignment(property)) noteDefaults(property.initializer);
      }
    } else if (compiler.isParenthesizedExpression(target) || compiler.isSpreadElement(target))
      noteDefaults(target.expression);
  }

  function writeThrough(node: ts.Node, name: string): void {
    put(node.getStart(file), '[ ', 1);
    put(node.end, ` , ${name} = ${own.get(name)} ] [ 0 ]`, 1);
  }

  function put(at: number, text: string, rank: number): void {
    edits.push({ at, rank, removed: 0, put: text });
  }
}

function applyEdits(code: string, marks: readonly Mark[], edits: readonly Edit[]): CanonicalCode {
  const inOrder = [...edits].sort((a, b) => a.at - b.at || a.rank - b.rank);
  let written = '';
  let from = 0;
  let mark = 0;
  const moved: Mark[] = [];
  const moveMarks = (until: number): void => {
    for (; mark < marks.length && (marks[mark]?.offset ?? 0) < until; mark++) {
      const { offset = 0, line = null } = marks[mark] ?? {};
      moved.push({ offset: written.length + offset - from, line });
    }
  };
  for (const { at, removed, put } of inOrder) {
    moveMarks(at);
    written += code.slice(from, at);
    from = at;
    moveMarks(at + 1);
    written += put;
    from = at + removed;
  }
  moveMarks(Number.POSITIVE_INFINITY);
  return { code: written + code.slice(from), marks: moved };
}

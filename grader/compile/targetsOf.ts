import type * as ts from 'typescript';
import { loadTypeScript } from './loadTypeScript';
import { strip } from './roots';
import { partsOf, type Root } from './ties';

export interface Target {
  /** A name, or a property or an element of something. */
  readonly target: ts.Expression;
  /** What the value that it is given has to do with names. */
  readonly roots: readonly Root[];
  /** `gain` in `({ gain } = cfg)`. */
  readonly isShort: boolean;
}

export interface Targets {
  readonly targets: readonly Target[];
  /** Defaults and computed keys on the way, which are code like any other. */
  readonly code: readonly ts.Node[];
}

/** All that the left side of an assignment, a pattern maybe, gives a value to. @param given what the right side is */
export function targetsOf(written: ts.Node, given: readonly Root[]): Targets {
  const compiler = loadTypeScript();
  const targets: Target[] = [];
  const code: ts.Node[] = [];
  visit(written, given, false);
  return { targets, code };

  function visit(node: ts.Node, roots: readonly Root[], isShort: boolean): void {
    const target = strip(node);
    if (compiler.isArrayLiteralExpression(target)) {
      for (const element of target.elements) visit(element, partsOf(roots), false);
    } else if (compiler.isObjectLiteralExpression(target)) {
      for (const property of target.properties) visitProperty(property, partsOf(roots));
    } else if (compiler.isSpreadElement(target)) visit(target.expression, roots, false);
    else if (compiler.isBinaryExpression(target)) {
      code.push(target.right);
      visit(target.left, roots, false);
    } else if (!compiler.isOmittedExpression(target)) targets.push({ target, roots, isShort });
  }

  function visitProperty(property: ts.ObjectLiteralElementLike, roots: readonly Root[]): void {
    if (compiler.isPropertyAssignment(property)) {
      if (compiler.isComputedPropertyName(property.name)) code.push(property.name);
      visit(property.initializer, roots, false);
    } else if (compiler.isShorthandPropertyAssignment(property)) {
      if (property.objectAssignmentInitializer) code.push(property.objectAssignmentInitializer);
      visit(property.name, roots, true);
    } else if (compiler.isSpreadAssignment(property)) visit(property.expression, roots, false);
  }
}

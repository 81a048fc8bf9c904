import type * as ts from 'typescript';
import { bindingNames, blockNames, hoistedNames, listNames } from './bindingNames';
import { loadTypeScript } from './loadTypeScript';

const NOTHING: readonly never[] = [];

/** What a node declares for all that is inside it. */
export function localNames(node: ts.Node): readonly string[] {
  const compiler = loadTypeScript();
  const { SyntaxKind } = compiler;
  switch (node.kind) {
    case SyntaxKind.Block:
    case SyntaxKind.ModuleBlock:
      return blockNames((node as ts.Block).statements);
    case SyntaxKind.CaseBlock:
      return (node as ts.CaseBlock).clauses.flatMap(({ statements }) => blockNames(statements));
    case SyntaxKind.CatchClause: {
      const { variableDeclaration } = node as ts.CatchClause;
      return variableDeclaration ? bindingNames(variableDeclaration.name) : NOTHING;
    }
    case SyntaxKind.ClassDeclaration:
    case SyntaxKind.ClassExpression: {
      const { name } = node as ts.ClassLikeDeclaration;
      return name ? [name.text] : NOTHING;
    }
    case SyntaxKind.EnumDeclaration:
      return (node as ts.EnumDeclaration).members.flatMap(({ name }) =>
        compiler.isIdentifier(name) ? [name.text] : [],
      );
    case SyntaxKind.ForStatement:
    case SyntaxKind.ForInStatement:
    case SyntaxKind.ForOfStatement: {
      const { initializer } = node as ts.ForStatement;
      return initializer && compiler.isVariableDeclarationList(initializer)
        ? listNames(initializer)
        : NOTHING;
    }
    default:
      return compiler.isFunctionLike(node) ? functionNames(node) : NOTHING;
  }
}

function functionNames(node: ts.SignatureDeclaration): readonly string[] {
  const compiler = loadTypeScript();
  const own = compiler.isFunctionExpression(node) && node.name ? [node.name.text] : NOTHING;
  const { body } = node as ts.FunctionLikeDeclaration;
  const hoisted = body && compiler.isBlock(body) ? hoistedNames(body) : NOTHING;
  return [...own, 'arguments', ...node.parameters.flatMap(({ name }) => bindingNames(name)), ...hoisted];
}

/** Whether an identifier directly under a node only names a property, a label or what is being declared. */
export function isNameOnly(child: ts.Node, node: ts.Node): boolean {
  const compiler = loadTypeScript();
  const { SyntaxKind } = compiler;
  // A computed name or a pattern is code, and is looked into.
  if (child.kind !== SyntaxKind.Identifier) return node.kind === SyntaxKind.MetaProperty;
  switch (node.kind) {
    case SyntaxKind.ShorthandPropertyAssignment:
      return false;
    case SyntaxKind.LabeledStatement:
    case SyntaxKind.BreakStatement:
    case SyntaxKind.ContinueStatement:
      return (node as ts.LabeledStatement).label === child;
    case SyntaxKind.BindingElement: {
      const { propertyName, name } = node as ts.BindingElement;
      return child === propertyName || child === name;
    }
    case SyntaxKind.QualifiedName:
      return (node as ts.QualifiedName).right === child;
    default:
      return (node as ts.Node & { readonly name?: ts.Node }).name === child;
  }
}

/** A node that JavaScript never sees, so that names in it are no values. */
export function isTypeOnly(node: ts.Node): boolean {
  const compiler = loadTypeScript();
  if (compiler.isExpressionWithTypeArguments(node)) return false;
  if (compiler.isHeritageClause(node)) return node.token === compiler.SyntaxKind.ImplementsKeyword;
  return (
    compiler.isTypeNode(node) ||
    compiler.isTypeParameterDeclaration(node) ||
    compiler.isInterfaceDeclaration(node) ||
    compiler.isTypeAliasDeclaration(node) ||
    compiler.isImportDeclaration(node) ||
    compiler.isExportDeclaration(node)
  );
}

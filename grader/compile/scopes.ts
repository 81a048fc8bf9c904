import type * as ts from 'typescript';
import { bindingNames, blockNames, hoistedNames, listNames } from './bindingNames';
import { loadTypeScript } from './loadTypeScript';

/** What a node declares for all that is inside it. */
export function localNames(node: ts.Node): readonly string[] {
  const compiler = loadTypeScript();
  if (compiler.isFunctionLike(node)) {
    const own = compiler.isFunctionExpression(node) && node.name ? [node.name.text] : [];
    const body = (node as ts.FunctionLikeDeclaration).body;
    const hoisted = body && compiler.isBlock(body) ? hoistedNames(body) : [];
    return [...own, 'arguments', ...node.parameters.flatMap(({ name }) => bindingNames(name)), ...hoisted];
  }
  if (compiler.isBlock(node) || compiler.isModuleBlock(node)) return blockNames(node.statements);
  if (compiler.isCaseBlock(node)) return node.clauses.flatMap(({ statements }) => blockNames(statements));
  if (compiler.isCatchClause(node))
    return node.variableDeclaration ? bindingNames(node.variableDeclaration.name) : [];
  if (compiler.isClassLike(node)) return node.name ? [node.name.text] : [];
  if (compiler.isEnumDeclaration(node)) {
    return node.members.flatMap(({ name }) => (compiler.isIdentifier(name) ? [name.text] : []));
  }
  if (compiler.isForStatement(node) || compiler.isForInStatement(node) || compiler.isForOfStatement(node)) {
    const { initializer } = node;
    return initializer && compiler.isVariableDeclarationList(initializer) ? listNames(initializer) : [];
  }
  return [];
}

/** Identifiers directly under a node that name a property, a label or what is being declared. */
export function namesOnly(node: ts.Node): readonly ts.Node[] {
  const compiler = loadTypeScript();
  if (compiler.isShorthandPropertyAssignment(node)) return [];
  if (compiler.isLabeledStatement(node) || compiler.isBreakOrContinueStatement(node)) return only(node.label);
  if (compiler.isBindingElement(node)) return [...only(node.propertyName), ...only(node.name)];
  if (compiler.isQualifiedName(node)) return [node.right];
  if (compiler.isMetaProperty(node)) return [node.name];
  const { name } = node as ts.Node & { readonly name?: ts.Node };
  return only(name);
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

/** A computed name or a pattern is code, and is looked into. */
function only(name: ts.Node | undefined): readonly ts.Node[] {
  return name && loadTypeScript().isIdentifier(name) ? [name] : [];
}

import type * as ts from 'typescript';
import { loadTypeScript } from './loadTypeScript';

/** Names that a binding introduces: `x`, or all of `{ a, b: [c, ...d] }`. */
export function bindingNames(name: ts.BindingName): readonly string[] {
  const compiler = loadTypeScript();
  if (compiler.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    compiler.isBindingElement(element) ? bindingNames(element.name) : [],
  );
}

/** Names of `var` anywhere in a statement or a body, but not in functions and classes inside it. */
export function hoistedNames(root: ts.Node): readonly string[] {
  const compiler = loadTypeScript();
  const names: string[] = [];
  visit(root);
  return names;

  function visit(node: ts.Node): void {
    if (compiler.isFunctionLike(node) || compiler.isClassLike(node) || compiler.isTypeNode(node)) return;
    if (compiler.isVariableDeclarationList(node) && (node.flags & compiler.NodeFlags.BlockScoped) === 0) {
      for (const { name } of node.declarations) names.push(...bindingNames(name));
    }
    compiler.forEachChild(node, visit);
  }
}

/** Names that the statements of one block declare for the whole of it: `let`, `const`, functions, classes, enums. */
export function blockNames(statements: readonly ts.Node[]): readonly string[] {
  const compiler = loadTypeScript();
  return statements.flatMap((node) => {
    if (compiler.isVariableStatement(node)) return listNames(node.declarationList);
    const isNamed =
      compiler.isFunctionDeclaration(node) ||
      compiler.isClassDeclaration(node) ||
      compiler.isEnumDeclaration(node) ||
      compiler.isModuleDeclaration(node);
    return isNamed && node.name && compiler.isIdentifier(node.name) ? [node.name.text] : [];
  });
}

export function listNames(list: ts.VariableDeclarationList): readonly string[] {
  return list.declarations.flatMap(({ name }) => bindingNames(name));
}

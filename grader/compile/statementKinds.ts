import type * as ts from 'typescript';
import type { ImportBinding, ModuleImport } from './cellCode';
import { bindingNames, hoistedNames } from './bindingNames';
import { loadTypeScript } from './loadTypeScript';

/** True for statements that leave nothing in JavaScript: types, overload signatures, `declare`, `export { x }`. */
export function isValueless(node: ts.Statement): boolean {
  const compiler = loadTypeScript();
  if (compiler.isInterfaceDeclaration(node) || compiler.isTypeAliasDeclaration(node)) return true;
  if (compiler.isEmptyStatement(node) || compiler.isExportAssignment(node)) return true;
  if (compiler.isNamespaceExportDeclaration(node)) return true;
  if (compiler.isExportDeclaration(node)) return node.moduleSpecifier === undefined || node.isTypeOnly;
  if (compiler.isImportEqualsDeclaration(node)) return node.isTypeOnly;
  if (compiler.isImportDeclaration(node)) return isTypeImport(node.importClause);
  if (compiler.isFunctionDeclaration(node)) return node.body === undefined || node.name === undefined;
  if (compiler.isClassDeclaration(node) && node.name === undefined) return true;
  if (!compiler.canHaveModifiers(node)) return false;
  return (compiler.getModifiers(node) ?? []).some(({ kind }) => kind === compiler.SyntaxKind.DeclareKeyword);
}

/** Names of values that a statement at the top of a cell declares there. */
export function declaredNames(node: ts.Statement): readonly string[] {
  const compiler = loadTypeScript();
  if (compiler.isVariableStatement(node)) {
    return node.declarationList.declarations.flatMap(({ name }) => bindingNames(name));
  }
  if (compiler.isImportEqualsDeclaration(node)) return [node.name.text];
  if (compiler.isEnumDeclaration(node)) return [node.name.text];
  if (compiler.isModuleDeclaration(node)) return compiler.isIdentifier(node.name) ? [node.name.text] : [];
  if (compiler.isFunctionDeclaration(node) || compiler.isClassDeclaration(node))
    return node.name ? [node.name.text] : [];
  const imports = readImports(node);
  if (imports) return imports.bindings.map(({ local }) => local);
  return hoistedNames(node);
}

/** Of the names that a statement declares, those that nothing can be assigned to afterwards. */
export function fixedNames(node: ts.Statement, declares: readonly string[]): readonly string[] {
  const compiler = loadTypeScript();
  if (compiler.isVariableStatement(node)) {
    const { flags } = node.declarationList;
    return (flags & compiler.NodeFlags.BlockScoped) > compiler.NodeFlags.Let ? declares : [];
  }
  const isDeclaration =
    compiler.isFunctionDeclaration(node) ||
    compiler.isClassDeclaration(node) ||
    compiler.isEnumDeclaration(node) ||
    compiler.isModuleDeclaration(node) ||
    compiler.isImportDeclaration(node) ||
    compiler.isImportEqualsDeclaration(node);
  return isDeclaration ? declares : [];
}

/** Names that a statement declares without a value. */
export function blankNames(node: ts.Statement): readonly string[] {
  const compiler = loadTypeScript();
  if (!compiler.isVariableStatement(node)) return [];
  return node.declarationList.declarations.flatMap(({ name, initializer }) =>
    initializer === undefined ? bindingNames(name) : [],
  );
}

/** What an `import …` or `export … from` brings in; null for any other statement. Types are left out. */
export function readImports(node: ts.Statement): ModuleImport | null {
  const compiler = loadTypeScript();
  if (compiler.isExportDeclaration(node)) return { module: moduleName(node.moduleSpecifier), bindings: [] };
  if (!compiler.isImportDeclaration(node)) return null;

  const bindings: ImportBinding[] = [];
  const clause = node.importClause;
  if (clause?.name) bindings.push({ local: clause.name.text, imported: 'default' });
  const named = clause?.namedBindings;
  if (named && compiler.isNamespaceImport(named)) bindings.push({ local: named.name.text, imported: '*' });
  if (named && compiler.isNamedImports(named)) {
    for (const { name, propertyName, isTypeOnly } of named.elements) {
      if (!isTypeOnly) bindings.push({ local: name.text, imported: (propertyName ?? name).text });
    }
  }
  return { module: moduleName(node.moduleSpecifier), bindings };
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  const compiler = loadTypeScript();
  if (clause?.phaseModifier === compiler.SyntaxKind.TypeKeyword) return true;
  if (!clause?.namedBindings || clause.name || !compiler.isNamedImports(clause.namedBindings)) return false;
  const { elements } = clause.namedBindings;
  return elements.length > 0 && elements.every(({ isTypeOnly }) => isTypeOnly);
}

function moduleName(specifier: ts.Expression | undefined): string {
  return specifier && loadTypeScript().isStringLiteralLike(specifier) ? specifier.text : '';
}

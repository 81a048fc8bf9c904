import type * as ts from 'typescript';

/**
 * Declarations for what a refused cell would have declared, of any type: what is wrong with one cell is told once, and
 * not again at every cell that uses its names.
 * @param declared declarations that are in force; a name among them keeps what it is, as in the kernel
 */
export function declareUnknown(compiler: typeof ts, source: string, declared: string): string {
  const known = readNames(compiler, declared);
  const { values, types } = readNames(compiler, source);
  return [
    ...[...values].filter((name) => !known.values.has(name)).map((name) => `declare let ${name}: any;\n`),
    ...[...types]
      .filter((name) => !known.types.has(name))
      .map((name) => `type ${name}${ANY_NUMBER} = any;\n`),
  ].join('');
}

/** Whether a cell declares what others may use. */
export function declaresAnything(compiler: typeof ts, source: string): boolean {
  const { values, types } = readNames(compiler, source);
  return values.size + types.size > 0;
}

/** It may be a generic type, and nothing tells how many arguments it takes. */
const ANY_NUMBER = '<A = any, B = any, C = any, D = any>';

interface Names {
  readonly values: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

/** Names that are declared at the top of a text. */
function readNames(compiler: typeof ts, text: string): Names {
  const values = new Set<string>();
  const types = new Set<string>();
  const both = (name: string): void => {
    values.add(name);
    types.add(name);
  };
  const { statements } = compiler.createSourceFile('cell.ts', text, compiler.ScriptTarget.Latest);
  for (const node of statements) {
    if (compiler.isVariableStatement(node)) {
      for (const { name } of node.declarationList.declarations)
        bindingNames(compiler, name).forEach((item) => values.add(item));
    } else if (compiler.isFunctionDeclaration(node)) {
      if (node.name !== undefined) values.add(node.name.text);
    } else if (compiler.isInterfaceDeclaration(node) || compiler.isTypeAliasDeclaration(node)) {
      types.add(node.name.text);
    } else if (compiler.isClassDeclaration(node) || compiler.isEnumDeclaration(node)) {
      if (node.name !== undefined) both(node.name.text);
    } else if (compiler.isImportEqualsDeclaration(node)) {
      both(node.name.text);
    } else if (compiler.isImportDeclaration(node)) {
      importedNames(compiler, node).forEach(both);
    }
  }
  return { values, types };
}

function bindingNames(compiler: typeof ts, name: ts.BindingName): readonly string[] {
  if (compiler.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    compiler.isBindingElement(element) ? bindingNames(compiler, element.name) : [],
  );
}

function importedNames(compiler: typeof ts, { importClause }: ts.ImportDeclaration): readonly string[] {
  const whole = importClause?.name === undefined ? [] : [importClause.name.text];
  const bindings = importClause?.namedBindings;
  if (bindings === undefined) return whole;
  if (compiler.isNamespaceImport(bindings)) return [...whole, bindings.name.text];
  return [...whole, ...bindings.elements.map(({ name }) => name.text)];
}

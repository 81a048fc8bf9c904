import type * as ts from 'typescript';
import { countLines } from './canonicalCode';
import type { Forbidden } from './cellCode';
import { loadTypeScript } from './loadTypeScript';

export interface Findings {
  /** There is an `await` outside every function. */
  readonly waits: boolean;
  /** Whatever loads a module by other means than an import statement; lines count from 0. */
  readonly forbidden: readonly Forbidden[];
}

/**
 * Looks through a whole statement, computed keys, defaults, decorators and templates included. Whether the module is
 * the assignment's helper is not its business; `import()` and `import.meta` name no module, so nothing allows them.
 *
 * @param requires whether `require` in it means the global one
 */
export function findForbidden(file: ts.SourceFile, statement: ts.Statement, requires: boolean): Findings {
  const compiler = loadTypeScript();
  const start = statement.getStart(file);
  let waits = false;
  const forbidden: Forbidden[] = [];
  visit(statement, false);
  return { waits, forbidden };

  function visit(node: ts.Node, isInFunction: boolean): void {
    if (!isInFunction && isWaiting(compiler, node)) waits = true;
    const found = describe(node);
    if (found) forbidden.push({ ...found, line: countLines(file.text, start)(node.getStart(file)) });
    const isInside = isInFunction || compiler.isFunctionLike(node);
    compiler.forEachChild(node, (child) => visit(child, isInside));
  }

  function describe(node: ts.Node): Omit<Forbidden, 'line'> | null {
    if (node.kind === compiler.SyntaxKind.MetaProperty) {
      const { keywordToken } = node as ts.MetaProperty;
      if (keywordToken !== compiler.SyntaxKind.ImportKeyword) return null;
      return { what: 'uses import.meta, or import with a phase', module: null };
    }
    if (compiler.isExternalModuleReference(node)) {
      return { what: `imports ${node.expression.getText(file)} with import = require()`, module: null };
    }
    if (!compiler.isCallExpression(node)) return null;
    if (node.expression.kind === compiler.SyntaxKind.ImportKeyword)
      return { what: 'uses import()', module: null };

    const [argument] = node.arguments;
    const isRequire = compiler.isIdentifier(node.expression) && node.expression.text === 'require';
    if (!requires || !isRequire || !argument || !compiler.isStringLiteralLike(argument)) return null;
    return { what: `requires '${argument.text}'`, module: argument.text };
  }
}

function isWaiting(compiler: typeof ts, node: ts.Node): boolean {
  if (compiler.isAwaitExpression(node)) return true;
  if (compiler.isForOfStatement(node)) return node.awaitModifier !== undefined;
  return (
    compiler.isVariableDeclarationList(node) &&
    (node.flags & compiler.NodeFlags.BlockScoped) === compiler.NodeFlags.AwaitUsing
  );
}

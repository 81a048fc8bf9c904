import fc from 'fast-check';
import * as ts from 'typescript';
import { programOf } from '../testing/compileCells';
import { parseSource } from './parseSource';

/**
 * Expressions as a student writes them, with types in every place that takes one. No `*`, `|` or `,`: TypeScript takes
 * `a * (b * c as any)` for `a * b * c`, which rounds otherwise.
 */
const { expression } = fc.letrec<{ expression: string; operand: string }>((tie) => {
  const inner = tie('expression');
  const operand = tie('operand');
  const type = fc.constantFrom('any', 'T', 'Array<Map<string, T[]>>', '(x: T) => T', '{ a: T }', 'typeof a');
  const cast = fc.tuple(operand, type).map(([x, t]) => `${x} as ${t}`);
  return {
    expression: fc.oneof(
      { depthSize: 'medium' },
      operand,
      cast,
      fc.tuple(operand, type).map(([x, t]) => `${x} satisfies ${t}`),
      fc.tuple(operand, type, type).map(([x, t, u]) => `${x} as ${t} as ${u}`),
      fc
        .tuple(operand, fc.constantFrom('+', '/', '**', '<', '??', '&&', '%', '>>', 'in'), operand)
        .map(([x, sign, y]) => `(${x}) ${sign} ${y}`),
      fc
        .tuple(operand, fc.constantFrom('+', '/', '-', '===', '&&'), cast)
        .map(([x, sign, y]) => `${x} ${sign} ${y}`),
      fc.tuple(cast, fc.constantFrom('+', '/', '&&'), operand).map(([x, sign, y]) => `${x} ${sign} ${y}`),
      fc.tuple(fc.constantFrom('!', '-', 'typeof ', 'void '), operand).map(([sign, x]) => `${sign}${x}`),
      fc.tuple(inner, inner, inner).map(([x, y, z]) => `(${x}) ? (${y}) : (${z})`),
      fc.tuple(operand, cast).map(([x, y]) => `(${x} as any).p = ${y}`),
      inner.map((x) => `<T,>(p?: T, q: T = (${x})): T => (${x})`),
      inner.map((x) => `async function* <T>(this: T, ...p: T[]): T { return (${x}) }`),
    ),
    operand: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      fc.constantFrom(
        'a',
        'b',
        'a.b',
        '[a]',
        '2.5',
        '"s"',
        '`t${a}`',
        '/r/g',
        'this',
        '{}.x'.replace('{}', '({})'),
      ),
      inner.map((x) => `(${x})`),
      cast.map((x) => `(${x})`),
      cast.map((x) => `(${x})!`),
      operand.map((x) => `${x}!`),
      operand.map((x) => `${x}!.m`),
      operand.map((x) => `(${x}).m`),
      operand.map((x) => `(${x} as any).m`),
      operand.map((x) => `(${x} as any)?.m`),
      operand.map((x) => `(${x})?.m![0]`),
      fc.tuple(operand, inner).map(([x, y]) => `(${x} as any)[${y}]`),
      fc.tuple(operand, inner).map(([x, y]) => `(${x} as any)((${y}))`),
      operand.map((x) => `(${x})<T, Array<T>>(a, )`),
      operand.map((x) => `(${x} as any)<T>\`t\${a}\``),
      operand.map((x) => `new (${x} as any)()`),
      operand.map((x) => `new (${x})<T>(a as any)`),
      operand.map((x) => `new (${x} as any).M()`),
      operand.map((x) => `new (${x} as any).M`),
      operand.map((x) => `new (${x})!.m.M(a)`),
      operand.map((x) => `new (${x} as any)[0]!.M()`),
      operand.map((x) => `new (${x}).m\`t\`()`),
      operand.map((x) => `new ((${x} as any)<T>)()`),
      operand.map((x) => `[...(${x} as T[])]`),
      operand.map((x) => `({ k: (${x} as T), ['c' as any]: a!, m<T>(this: T): T { return (${x}) as T } })`),
      operand.map(
        (x) => `(class<T> extends (${x} as any)<T> { declare d: T; readonly p?: T = (${x}); q!: T })`,
      ),
    ),
  };
});

describe('the code without its types', () => {
  it("means what TypeScript's own transpilation means", () => {
    fc.assert(
      fc.property(expression, (source) => {
        const text = `function f(a: any, b?: any): any { return (${source}); }`;
        // A `<` before type arguments can make it no TypeScript at all.
        fc.pre(parseSource(text).kind === 'parsed');
        const expected = shapeOf(transpile(text));
        // TypeScript 5.9 itself writes `new new A()?.m()`, no JavaScript, for `new ((new A() as any)?.m as any)()`.
        fc.pre(!expected.startsWith('broken'));
        const { code } = programOf(text);
        const own = /^"use strict"; (.*) exports\.f = f;$/s.exec(code)?.[1] ?? '';
        expect(shapeOf(own)).toBe(expected);
      }),
      { numRuns: 250 },
    );
  });

  it.each([
    ['new (f() as any).M(2)', 'new ( f ( ) ) . M ( 2 )'],
    ['new (f() as any)(2)', 'new ( f ( ) ) ( 2 )'],
    ['new (f().g as any).M(2)', 'new ( f ( ) . g ) . M ( 2 )'],
    ['new (a.b as any)!.M(2)', 'new a . b . M ( 2 )'],
    ['new (A as any)(2)', 'new A ( 2 )'],
    ['(f() as any).M(2)', 'f ( ) . M ( 2 )'],
  ])('keeps the parentheses of a type where they mean something: %s', (source, code) => {
    expect(programOf(`const f = () => ${source}`).code).toContain(`=> ${code} ;`);
  });
});

function transpile(text: string): string {
  return ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ES2022 } }).outputText;
}

/** The tree of some JavaScript, parentheses left out, where the tree says what they say. */
function shapeOf(text: string): string {
  const file = ts.createSourceFile('x.js', text, ts.ScriptTarget.ESNext, false, ts.ScriptKind.JS);
  const { parseDiagnostics } = file as unknown as { readonly parseDiagnostics: readonly unknown[] };
  if (parseDiagnostics.length > 0) return `broken: ${text}`;
  return file.statements.map((statement) => describe(statement)).join(' ');

  function describe(node: ts.Node, parent?: ts.Node, outermost = node): string {
    if (ts.isParenthesizedExpression(node)) {
      // Outside its parentheses a chain would go on.
      const inner = describe(node.expression, parent, outermost);
      return node.expression.flags & ts.NodeFlags.OptionalChain && isEnd(outermost, parent)
        ? `chain(${inner})`
        : inner;
    }
    const children: string[] = [];
    ts.forEachChild(node, (child) => void children.push(describe(child, node)));
    const text = children.length === 0 ? node.getText(file).replace(/\s/g, '') : '';
    const operator = ts.isPrefixUnaryExpression(node) ? node.operator : '';
    return `${node.kind}${operator}${text}(${children.join(' ')})`;
  }

  /** Whether what follows is reached even where the chain came to nothing. */
  function isEnd(node: ts.Node, parent: ts.Node | undefined): boolean {
    if (parent === undefined) return false;
    const goesOn =
      ts.isPropertyAccessExpression(parent) ||
      ts.isElementAccessExpression(parent) ||
      ts.isCallExpression(parent);
    if (ts.isTaggedTemplateExpression(parent)) return parent.tag === node;
    return goesOn && parent.expression === node && parent.questionDotToken === undefined;
  }
}

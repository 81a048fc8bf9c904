import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { callProgram, programOf } from '../testing/compileCells';
import { emitStatement } from './emitStatement';
import { readCell } from './readCell';

describe('canonical code', () => {
  it('is the same whatever the layout, the comments and the types', () => {
    const tokens =
      'function f ( a , b ) { const s = a . x [ 0 ] + ( b >>= 1 ) ; if ( a ) return /[/]"/g . test ( s ) ; else { return a - - b ; } }';
    const { code } = programOf(tokens);
    const spaces = fc.constantFrom(' ', '\t', '  ', ' /* c */ ', '/**/ ');
    const breaks = fc.constantFrom('\n', ' // c\n', '\n\n\t');
    fc.assert(
      fc.property(fc.array(spaces, { minLength: 60, maxLength: 60 }), breaks, (gaps, lineBreak) => {
        const spaced = tokens.replace(/ /g, (_, at: number) => gaps[at % gaps.length] ?? ' ');
        // A line may also break wherever a bracket opens.
        expect(programOf(spaced.replace(/([({])/g, `$1${lineBreak}`)).code).toBe(code);
      }),
    );
    const typed = tokens
      .replace('a , b )', 'a?: any, b: Array<Map<string, number>>[], ): boolean')
      .replace('a . x', '(a as any)!.x!');
    expect(programOf(typed).code).toBe(code);
  });

  it.each([
    ['return on its own', 'function f() {\n  const x = 7;\n  return\n  x\n}', undefined],
    [
      'an increment on the next line',
      'function f() {\n  let a = 1, b = 2\n  a\n  ++b\n  return [a, b]\n}',
      [1, 3],
    ],
    [
      'a call on the next line',
      'function f() {\n  const g = (x = 1) => () => x\n  const y = g\n  (2)()\n  return y\n}',
      2,
    ],
    ['a bracket on the next line', 'function f() {\n  let a = [1, 2]\n  [1]\n  return a\n}', 2],
    [
      'break and continue',
      'function f() { let n = 0, o = 0\n o: for (;;) { n++\n if (n < 3) continue\n o\n break\n } return n }',
      3,
    ],
    ['do while', 'function f() { let n = 0; do n++; while (n < 4) return n }', 4],
    [
      'class fields',
      'class A { a = 1\n b\n get;\n static c = 2;\n ["d"] = 3 }\nfunction f() { return Object.keys(new A()) }',
      ['a', 'b', 'get', 'd'],
    ],
    ['a type on the next line', 'function f() {\n  type T\n  = string\n  return 3 as\n  number\n}', 3],
    ['a sum with a type', 'function f(a = 1, b = 2) { return a + b as number * 2 }', 6],
    [
      'chains and types',
      'function f() { const a: any = undefined; return [a?.b!.c, (a?.b as any)] }',
      [undefined, undefined],
    ],
    ['an object with a type', 'function f() { return (() => ({ x: 1 } as object))() }', { x: 1 }],
    ['an old type assertion', 'function f() { const g = () => <object>{ x: 1 }; return g() }', { x: 1 }],
    ['html comments', 'function f(a = 3, b = 1) { return [a<!--b, a-->b] }', [false, true]],
    [
      'generics and shifts',
      'function f() { const g = <T,>(x: T) => x; return [g<Array<Array<number>>>([[1]]), 256 >> 2 >>> 1] }',
      [[[1]], 32],
    ],
    [
      'a `this` parameter',
      'function f() { return (function (this: number[], a: number) { return this.length + a }).call([1], 2) }',
      3,
    ],
  ])('means what the source means: %s', (_, source, expected) => {
    expect(callProgram(programOf(source).code)).toEqual(expected);
  });

  it.each([
    ['a template', 'function f() { return `a\n\\\nb\\\\\n${`c\n`}\nd` }', 'a\nb\\\nc\n\nd'],
    ['a continued string', 'function f() { return "a\\\nb\u2028" }', 'ab\u2028'],
    ['a template with odd line ends', 'function f() { return `\u2028\u2029` }', '\u2028\u2029'],
  ])('is one line, with the same text in %s', (_, source, expected) => {
    const { code } = programOf(source);
    expect(code).not.toMatch(/[\n\r\u2028\u2029]/);
    expect(callProgram(code)).toBe(expected);
  });

  it('leaves a tagged template what its tag sees', () => {
    const { code } = programOf('function f() { return String.raw`a\n${1}\\\n` }');
    expect(callProgram(code)).toBe('a\n1\\\n');
  });

  it('is strict', () => {
    expect(() => callProgram(programOf('function f() { undeclared = 1 }').code)).toThrow(
      'undeclared is not defined',
    );
  });

  it("is what TypeScript's own emitter writes, on the grader's own sources", () => {
    const files = ['compile', 'notebook', 'domain'].flatMap((folder) => {
      const directory = join(__dirname, '..', folder);
      return readdirSync(directory)
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(directory, name));
    });
    const statements = files.flatMap((file) => {
      const cell = readCell(readFileSync(file, 'utf8'));
      return cell.kind === 'parsed' ? cell.statements : [];
    });
    const compared = statements.filter(({ canonical }) => canonical !== null);
    expect(compared.length).toBeGreaterThan(50);
    for (const { text, canonical } of compared) expect(canonical?.code).toBe(emitStatement(text).code);
  });
});

describe('locate', () => {
  const cells = [
    'enum E {\n  A,\n  B = oops()\n}',
    '// a note\n\nfunction g(x: number) {\n  // another\n  return x.there.nothing;\n}',
    'import { np } from "./initUtils"\nconst s = `\n\n`; const { k, s: t } = { k: 1, s: 2 };',
    '\n// GRADED FUNCTION: f\nfunction f(\n  x?: number,\n) {\n  const t = 1;\n  return [g(x!),\n    E.A, k, np, t];\n}',
  ];
  const placeOf = (token: string, sources: readonly string[] = cells): unknown => {
    const program = programOf(...sources);
    return program.locate(program.code.indexOf(token) + 1);
  };

  it.each([
    ['nothing', { cell: 2, line: 5 }],
    ['oops', { cell: 1, line: 3 }],
    ['E . A', { cell: 4, line: 8 }],
    ['function f', { cell: 4, line: 3 }],
    ['k : 1', { cell: 3, line: 4 }],
    ['"use strict"', null],
    ["require('./initUtils')", null],
    ['exports.f', null],
  ])('knows where %s came from', (token, place) => {
    expect(placeOf(token)).toEqual(place);
  });

  it("gives equal programs each its own student's lines", () => {
    const spread = cells.map((cell) => cell.replace(/\n/g, '\n\n'));
    spread[2] = cells[2] ?? '';
    expect(programOf(...spread).code).toBe(programOf(...cells).code);
    expect(placeOf('nothing', spread)).toEqual({ cell: 2, line: 9 });
    expect(placeOf('oops', spread)).toEqual({ cell: 1, line: 5 });
    expect(placeOf('nothing', ['', ...cells])).toEqual({ cell: 3, line: 5 });
  });

  it('says nothing of columns outside the program', () => {
    const program = programOf(...cells);
    for (const column of [-1, 0, 1e9, Number.NaN]) expect(program.locate(column)).toBeNull();
  });
});

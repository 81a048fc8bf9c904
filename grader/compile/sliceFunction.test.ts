import fc from 'fast-check';
import { callProgram, compileCells, programOf } from '../testing/compileCells';

const helper = { np: { two: 2 }, Matrix: 'matrix', default: { three: 3 } };

describe('slicing', () => {
  it.each([
    ['a function', 'function g(): number { return 7 }', 'g()'],
    ['an arrow', 'const g = (x: number) => x + 1', 'g(6)'],
    ['an object pattern', 'const { a, b: [c, ...d] } = { a: 1, b: [6, 5] }', 'a + c'],
    [
      'a class',
      'class A<T> { constructor(private readonly x: T) {} get(): T { return this.x } }',
      'new A(7).get()',
    ],
    ['an enum', 'enum E { One = 1, Seven = One + 6 }', 'E.Seven'],
    ['a const enum', 'const enum E { Six = 6, Seven }', 'E.Seven'],
    ['a namespace', 'namespace N { export const seven = 7; export type T = string }', 'N.seven'],
    ['an alias of a namespace', 'namespace N { export const seven = 7 }\nimport S = N;', 'S.seven'],
    [
      'overloads',
      'function g(): number\nfunction g(x: number): number\nfunction g(x = 7) { return x }',
      'g()',
    ],
    ['an exported const', 'export const seven = 7', 'seven'],
    [
      'types on the way',
      'interface I { x: number }\ntype T = I;\ndeclare const nothing: I;\nconst g: T = { x: 7 }',
      'g.x',
    ],
    ['chains of names', 'const a = 3;\nconst b = a + 1;\nfunction g() { return a + b }', 'g()'],
    ['a shorthand property', 'const seven = 7', '({ seven }).seven'],
    ['a name in a template', 'const seven = 7', 'Number(`${seven}`)'],
    ['a default argument', 'const seven = 7', '((x = seven) => x)()'],
    ['a computed key', "const key = 'k'", '({ [key]: 7 }).k'],
    ['a super class', 'class B { get() { return 7 } }', 'new (class extends B {})().get()'],
  ])('brings along %s from another cell', (_, declaration, use) => {
    const program = programOf(declaration, `function f(): number { return ${use} }`);
    expect(callProgram(program.code)).toBe(7);
    expect(callProgram(programOf(`function f() { return ${use} }`, declaration).code)).toBe(7);
  });

  it('leaves out what nothing names, and statements that are no declarations', () => {
    const { code } = programOf(
      'const x = expensive();',
      'boom();\nconst y = 1;',
      'function f() { return y }',
    );
    expect(code).toBe('"use strict"; const y = 1 ; function f ( ) { return y ; } exports.f = f;');
  });

  it('keeps of the graded cell what its function needs', () => {
    const { code } = programOf(
      'let n = 1;\nn++;\nfunction f() { return n }\nf();\nconst t = f();\nawait f();\nfor await (const x of y) {}',
    );
    expect(code).toBe('"use strict"; let n = 1 ; n ++ ; function f ( ) { return n ; } exports.f = f;');
  });

  it('takes the last declaration of a name, but a cell keeps its own', () => {
    expect(callProgram(programOf('const a = 1', 'function f() { return a }', 'const a = 2').code)).toBe(2);
    expect(callProgram(programOf('const a = 1\nfunction f() { return a }', 'const a = 2').code)).toBe(1);
    expect(
      callProgram(
        programOf('const s = 1\nfunction g() { return s }', 'function f() { return g() }', 'const s = 2')
          .code,
      ),
    ).toBe(1);
  });

  it('takes one name of a pattern when the other comes from elsewhere', () => {
    const cells = ['const { a, b } = { a: 1, b: 2 }', 'const a = 30', 'function f() { return a + b }'];
    expect(callProgram(programOf(...cells).code)).toBe(32);
  });

  it.each([
    'function g(fs) { return fs }',
    'const g = ({ fs }) => { var y = fs; return y }',
    'type fs = 1; const g = (x: fs) => x',
    'function g(x) { try { } catch (fs) { fs } for (const fs of [1]) fs; return x.fs ?? 1 }',
  ])('does not take a local for a name from outside: %s', (g) => {
    expect(compileCells(['import * as fs from "fs"', g, 'function f() { return g(1) }']).kind).toBe(
      'compiled',
    );
  });

  it('orders statements as the notebook does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.infiniteStream(fc.boolean()), (count, flips) => {
        // Each cell's constant adds its own digit to the one before: order and choice both show in the sum.
        const cells = Array.from(
          { length: count },
          (_, i) => `const c${i} = ${i === 0 ? 1 : `c${i - 1} * 2`};`,
        );
        const noisy = cells.flatMap((cell) =>
          flips.next().value ? [cell, 'const unused = boom();'] : [cell],
        );
        const { code } = programOf(...noisy, `function f() { return c${count - 1} }`);
        expect(callProgram(code)).toBe(2 ** (count - 1));
        expect(code).not.toContain('boom');
      }),
    );
  });
});

describe('imports', () => {
  it.each([
    ['named', 'import { np, type Parameters } from "./initUtils"', 'np.two'],
    ['renamed', 'import { np as n } from "./initUtils.ts"', 'n.two'],
    ['whole', 'import * as u from "./initUtils.js"', 'u.np.two'],
    ['default', 'import u from "./initUtils"', 'u.three - 1'],
    ['several', 'import u, * as v from "./initUtils"', 'u.three - v.np.two / 2'],
    ['required', 'const u = require("./initUtils")', 'u.np.two'],
  ])('from the helper: %s', (_, statement, use) => {
    expect(callProgram(programOf(statement, `function f() { return ${use} }`).code, helper)).toBe(2);
    expect(callProgram(programOf(`${statement};\nfunction f() { return ${use} }`).code, helper)).toBe(2);
  });

  it('are the same program however they are written', () => {
    const f = 'function f() { return [np, M] }';
    const { code } = programOf('import { np, Matrix as M } from "./initUtils"', f);
    expect(
      programOf('import { Matrix as M } from "./initUtils"\nimport { predict, np } from "./initUtils";', f)
        .code,
    ).toBe(code);
    expect(code).toContain(`const { "Matrix": M, np } = require('./initUtils');`);
  });
});

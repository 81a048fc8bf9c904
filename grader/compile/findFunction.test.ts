import { callProgram, compileCells, programOf, readCells } from '../testing/compileCells';
import { compileFunctions, readStubs } from '.';

const returns = (value: number): string => `function f() { return ${value}; }`;

describe('finding the graded function', () => {
  it.each([
    ['a function', 'function f() { return 7 }'],
    ['an arrow', 'const f = (): number => 7'],
    ['a function expression', 'let f = function () { return 7 }'],
    ['a var', 'var f = () => { return 7 }'],
    ['an exported function', 'export function f(): number { return 7 }'],
    ['an exported default', 'export default function f() { return 7 }'],
    [
      'overloads',
      'function f(): number;\nfunction f(x?: string): number;\nfunction f(x?: string) { return 7 }',
    ],
    ['a list of declarations', 'const a = 1, f = () => a + 6'],
  ])('declared as %s', (_, source) => {
    expect(callProgram(programOf(source).code)).toBe(7);
  });

  it('takes the last declaration, whatever it is marked as', () => {
    const cells = [`// GRADED FUNCTION: f\n${returns(1)}`, returns(2), 'const x = 3;'];
    const program = programOf(...cells);
    expect(callProgram(program.code)).toBe(2);
    expect(program.cell).toBe(2);
  });

  it('finds it with comment and metadata lost, text cells counted', () => {
    expect(programOf({ kind: 'markdown', source: '# He' }, returns(3)).cell).toBe(2);
  });

  it('says that a cell holds marks of a merge conflict, whatever else they make of it', () => {
    const source = [
      'function f() {',
      '<<<<<<< HEAD',
      '  return [1',
      '=======',
      '  return 2',
      '>>>>>>> b',
      '}',
    ];
    expect(compileCells([source.join('\n')])).toEqual({
      kind: 'does-not-compile',
      functionName: 'f',
      place: { cell: 1, line: 2 },
      message: 'this line is a mark of a merge conflict: choose a side',
    });
  });

  it('is not led astray by a broken cell that only mentions it', () => {
    expect(callProgram(programOf(returns(1), 'function f() { return 2').code)).toBe(1);
  });

  it.each([
    [
      'renamed',
      ['const x = 1', '// GRADED FUNCTION: f\nfunction initializeHe() {}'],
      { cell: 2 },
      { kind: 'renamed', declared: ['initializeHe'] },
    ],
    [
      'renamed in a cell known by its metadata',
      [{ source: 'const g = 1', gradedFunction: 'f' }],
      { cell: 1 },
      { kind: 'renamed', declared: ['g'] },
    ],
    ['emptied', [{ source: '', gradedFunction: 'f' }], { cell: 1 }, { kind: 'renamed', declared: [] }],
    [
      'gone',
      ['const g = 1', { kind: 'markdown' as const, source: 'function f() {}' }],
      null,
      { kind: 'nowhere' },
    ],
    [
      'in a text cell',
      [{ kind: 'markdown' as const, source: 'function f() {}', gradedFunction: 'f' }],
      { cell: 1 },
      { kind: 'in-a-text-cell' },
    ],
  ])('says so when it is %s', (_, cells, place, reason) => {
    expect(compileCells(cells)).toEqual({ kind: 'missing', functionName: 'f', place, reason });
  });

  it('says which cell was meant where the name is misspelt', () => {
    const notebook = readCells(['const a = 1;', 'function initialiseHe() {}', 'function initializeMe() {}']);
    const compile = (functions: readonly string[]) =>
      compileFunctions(notebook, { functions, helper: 'initUtils', stubs: new Map() })[0];
    expect(compile(['initializeHe', 'initializeMe'])).toEqual({
      kind: 'missing',
      functionName: 'initializeHe',
      place: { cell: 2 },
      reason: { kind: 'misspelt', name: 'initialiseHe' },
    });
    expect(compile(['computeCost'])).toMatchObject({ place: null });
  });

  it('says where it is declared when that is in several cells', () => {
    expect(compileCells([returns(1), returns(2), 'const x = 3;', 'function f() {}'])).toMatchObject({
      kind: 'not-implemented',
      earlierCells: [1, 2],
    });
    expect(compileCells([returns(1)])).not.toHaveProperty('earlierCells');
  });

  it.each([
    [
      'marked by comment',
      ['const a = 1', '// GRADED FUNCTION: f\nfunction f(x) {\n  return (x;\n}'],
      2,
      3,
      "')' expected",
    ],
    ['marked by metadata', [{ source: 'function f( {', gradedFunction: 'f' }], 1, 1, "'}' expected"],
    ['not marked', ['function f() {\n  return 1 +;\n}'], 1, 2, 'Expression expected'],
    [
      'later than a good one',
      [returns(1), '// GRADED FUNCTION: f\nfunction f() { return ) }'],
      2,
      2,
      'Expression expected',
    ],
  ])('does not compile when its cell is broken: %s', (_, cells, cell, line, message) => {
    expect(compileCells(cells)).toEqual({
      kind: 'does-not-compile',
      functionName: 'f',
      place: { cell, line },
      message,
    });
  });

  it.each([
    [
      'a name declared twice',
      'function f() {\n  let y = 1;\n  let y = 2;\n}',
      3,
      "Identifier 'y' has already been declared",
    ],
    ['a break outside a loop', 'function f() {\n\n  break;\n}', 3, 'Illegal break statement'],
    [
      'enum and all',
      'enum E { A }\nfunction f() {\n  const a = `\n${E.A}`;\n  a: a: 1;\n}',
      5,
      "Label 'a' has already been declared",
    ],
  ])('reports what only V8 sees: %s', (_, source, line, message) => {
    expect(compileCells([source])).toEqual({
      kind: 'does-not-compile',
      functionName: 'f',
      place: { cell: 1, line },
      message,
    });
  });

  it('fails a broken function alone', () => {
    expect(compileCells(['// GRADED FUNCTION: g\nfunction g( {', returns(1)]).kind).toBe('compiled');
  });

  it.each([
    '%%html\n<b>x</b>',
    '!ls -l',
    'for (;;) {',
    'import numpy as np\nprint(1)',
    '\u0000\u0001',
    '#!/bin/sh',
  ])('leaves other cells aside: %j', (other) => {
    expect(callProgram(programOf(other, returns(5)).code)).toBe(5);
  });
});

describe('a function that is not written yet', () => {
  const stub =
    'function f(dims) {\n  const p = {};\n  for (const d of dims) {\n    // START CODE HERE\n    // END CODE HERE\n  }\n  return p;\n}';
  const code = programOf(stub).code;

  it.each([
    ['untouched', stub],
    ['with comments and spaces', `// mine\n${stub.replace('// START', '// my notes\n\n   // START')}`],
    ['with types', stub.replace('dims)', 'dims: number[]): object')],
    ['with a call beside it', `${stub}\nconsole.log(f([1]));\nconst mine = 3;`],
    ['with an empty body', 'function f(dims) {\n  // nothing\n}'],
    ['with an empty arrow', 'const f = (dims) => {}'],
  ])('is known: %s', (_, source) => {
    expect(compileCells([source], code).kind).toBe('not-implemented');
  });

  it('is written once anything is added', () => {
    expect(compileCells([stub.replace('// START CODE HERE', 'p[d] = 1;')], code).kind).toBe('compiled');
  });
});

describe('a stub that calls another graded function', () => {
  const importing = "import { np } from './initUtils';";
  const g = 'function g(x: number) { return np.ones([x, x]); }';
  const helper = (body: string) =>
    `const scale = (x: number) => {\n  // START CODE HERE\n  ${body}// END CODE HERE\n};`;
  const stub = (body = '') =>
    `function f(a: number) {\n  let r = g(a);\n  // START CODE HERE\n  ${body}// END CODE HERE\n  return scale(r);\n}`;
  const options = { functions: ['f', 'g'], helper: 'initUtils' };
  const stubs = readStubs(readCells([importing, 'function g(x: number) {}', helper(''), stub()]), options);
  const kinds = (...cells: readonly string[]) =>
    compileFunctions(readCells(cells), { ...options, stubs }).map(({ kind }) => kind);

  it.each<[string, readonly string[], string]>([
    ['is not written, whatever became of the other', [importing, g, helper(''), stub()], 'not-implemented'],
    ['nor where the other is gone', [importing, helper(''), stub()], 'not-implemented'],
    [
      'is written where it says something of its own',
      [importing, g, helper(''), stub('r = 2 * r;\n')],
      'compiled',
    ],
    ['or where what is no graded function does', [importing, g, helper('return x;\n'), stub()], 'compiled'],
  ])('%s', (_, cells, kind) => expect(kinds(...cells)[0]).toBe(kind));

  it('the other is judged by itself', () => {
    expect(kinds(importing, g, helper(''), stub())[1]).toBe('compiled');
    expect(kinds('function g(x: number) {}', helper(''), stub('r = 1;\n'))).toEqual([
      'compiled',
      'not-implemented',
    ]);
  });
});

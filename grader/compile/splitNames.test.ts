import { callProgram, partsOf, programOf } from '../testing/compileCells';

const f = 'function f() { return x }';

describe('names that are several variables', () => {
  it.each([
    [
      'a cell keeps what another sets',
      ['let x = 1;\nconst own = () => x', 'x = 2', 'function f() { return [x, own()] }'],
      [2, 1],
    ],
    [
      'what it sets itself, it sets for all',
      ['let x = 1;\nconst add = () => x++', 'x = 5', 'add()', 'function f() { return [x, add()] }'],
      [2, 2],
    ],
    [
      'by a pattern',
      [
        'let x = 1;\nconst set = (v) => { ({ x } = v); [x = 3] = [] }',
        'x = 5',
        'set({ x: 4 })',
        'function f() { return x }',
      ],
      3,
    ],
    [
      'by a loop',
      [
        'let x = 1;\nconst set = (v) => { for (x of v) { x++ } }',
        'x = 5',
        'set([7])',
        'function f() { return x }',
      ],
      8,
    ],
    [
      'a thing is one',
      ['const x = {};\nconst own = () => x', 'x.a = 1', 'function f() { return [x, own()] }'],
      [{ a: 1 }, { a: 1 }],
    ],
    [
      'declared anew',
      ['const x = 1;\nconst own = () => x', 'const x = 2', 'function f() { return [x, own()] }'],
      [2, 1],
    ],
    ['read in time', ['let x = 1', 'const y = x', 'const x = 5', 'function f() { return [x, y] }'], [5, 1]],
    [
      'called in time',
      [
        'let x = 1',
        'const get = () => x',
        'const y = get()',
        'const x = 5',
        'function f() { return [get(), y] }',
      ],
      [5, 1],
    ],
    [
      'functions',
      [
        'function x() { return 1 }\nconst own = () => x()',
        'function x() { return 2 }',
        'function f() { return [x(), own()] }',
      ],
      [2, 1],
    ],
    [
      'classes',
      [
        'class x { static get() { return new x().v }\n v = 1 }\nconst own = () => x.get()',
        'class x { v = 2 }',
        'function f() { return [new x().v, own()] }',
      ],
      [2, 1],
    ],
    [
      'enums',
      ['enum x { A = 1 }\nconst own = () => x.A', 'enum x { A = 2 }', 'function f() { return [x.A, own()] }'],
      [2, 1],
    ],
    [
      'short properties',
      [
        'let x = 1;\nconst own = () => { const { x: y } = { x }; return { x, y } }',
        'x = 2',
        'function f() { return own() }',
      ],
      { x: 1, y: 1 },
    ],
    [
      'an import covered',
      [
        'import { np as x } from "./initUtils";\nconst own = () => x.two',
        'const x = { two: 5 }',
        'function f() { return [x.two, own()] }',
      ],
      [5, 2],
    ],
    [
      'a mark that is taken',
      ['let x = 1;\nconst x$1 = 9, own = () => x + x$1', 'x = 2', 'function f() { return [x, own()] }'],
      [2, 10],
    ],
    ['the graded function', ['let f = () => 1;\nconst own = () => f()', 'f = () => own() + 1'], 2],
  ] as const)('%s', (_, cells, expected) => {
    expect(callProgram(programOf(...cells).code, { np: { two: 2 } })).toEqual(expected);
  });

  it('stay one where nobody can tell', () => {
    expect(partsOf('let x = 1', 'x = 2', f)).toBe('let x = 1 ; x = 2 ; function f ( ) { return x ; }');
    expect(partsOf('const x = 1', 'const x = 2', f)).toBe('const x = 2 ; function f ( ) { return x ; }');
    expect(partsOf('import { x } from "./initUtils"', `import { x } from './initUtils';\n${f}`)).toBe(
      "const { x } = require('./initUtils'); function f ( ) { return x ; }",
    );
  });

  it('are changed apart, once declared anew', () => {
    const cells = ['const x = [];\nconst own = () => x', 'const x = [1]', 'x.push(2)'];
    expect(partsOf(...cells, 'function f() { return own() }')).not.toContain('push');
  });

  it('keep their lines', () => {
    const program = programOf(
      'let x = 1;\nconst own = () => {\n  x = 2;\n  return x.oops.no\n}',
      'x = 2',
      'function f() { return own() }',
    );
    expect(program.locate(program.code.indexOf('oops') + 1)).toEqual({ cell: 1, line: 4 });
  });
});

import fc from 'fast-check';
import type { CellSketch } from '../testing/buildNotebook';
import { callProgram, compileCells, programOf } from '../testing/compileCells';

const f = 'function f() { return x }';

/** What of a notebook comes to be run, less the frame. */
function partsOf(...cells: readonly CellSketch[]): string {
  const { code } = programOf(...cells);
  return /^"use strict"; (.*) exports\.f = f;$/s.exec(code)?.[1] ?? code;
}

describe('what else the session does', () => {
  it.each([
    ['an assignment', ['let x = 1', 'x = 7']],
    ['a loop', ['let x = 0', 'for (const n of [3, 4]) x += n']],
    ['a branch', ['let x = 0', 'if (x === 0) x = 7; else x = 1']],
    ['a pattern', ['let x = 0, y = 0', '[y, x = 7] = [1]']],
    ['a record', ['let x = 0', '({ y: [x] } = { y: [7] })']],
    ['a function', ['let x = 0;\nfunction set(v) { x = v }', 'set(7)']],
    [
      'a function that a function calls',
      ['let x = 0', 'const a = () => { x = 7 }', 'function b(c) { c() }', 'b(a)'],
    ],
    ['a static method', ['let x = 0', 'class A { static go() { x = 7 } }', 'A.go()']],
    ['a constructor', ['let x = 0', 'class A { constructor() { x = 7 } }\nclass B extends A {}', 'new B()']],
    ['a static block', ['let x = 0', 'class A { static { x = 7 } }']],
    ['a tag', ['let x = 0', 'const tag = () => { x = 7 }', 'tag`now`']],
    ['a called function', ['let x = 0', '(() => { x = 7 })()']],
  ] as const)('sets a name by %s', (_, cells) => {
    expect(callProgram(programOf(f, ...cells).code)).toBe(7);
    expect(callProgram(programOf(...cells, f).code)).toBe(7);
  });

  it.each([
    ['push', ['const x = []', 'x.push(7)'], [7]],
    ['a property', ['const x = {}', 'x.a = 7'], { a: 7 }],
    ['an element', ['const x = [1]', 'x[0]++'], [2]],
    ['delete', ['const x = { a: 1, b: 7 }', 'delete x.a'], { b: 7 }],
    ['Object.assign', ['const x = {}', 'Object.assign(x, { a: 7 })'], { a: 7 }],
    [
      'a function of the notebook',
      ['const x = []', 'function fill(list) { for (const v of [7]) list.push(v) }', 'fill(x)'],
      [7],
    ],
    [
      'a function that passes it on',
      ['const x = []', 'const add = (l) => l.push(7)', 'const fill = (l) => add(l)', 'fill(x)'],
      [7],
    ],
    ['another name of it', ['const x = []', 'const y = x', 'y.push(7)'], [7]],
    ['a name of a part', ['const x = { a: [] }', 'const { a } = x', 'a.push(7)'], { a: [7] }],
    ['a name of the whole', ['const y = { a: [] }', 'const x = y.a', 'y.a.push(7)'], [7]],
    ['what it is put into', ['const x = []', 'const all = [x]', 'all[0].push(7)'], [7]],
    ['what a function gives', ['const x = []', 'const get = () => x', 'get().push(7)'], [7]],
    ['each of its parts', ['const x = [{ a: 1 }]', 'x.forEach((one) => { one.a = 7 })'], [{ a: 7 }]],
    ['a loop over its parts', ['const x = [{ a: 1 }]', 'for (const one of x) one.a = 7'], [{ a: 7 }]],
    ['a local name', ['const x = []', '{ const y = x; y.push(7) }'], [7]],
    ['borrowed methods', ['const x = []', 'Array.prototype.push.call(x, 7)'], [7]],
  ] as const)('changes a thing by %s', (_, cells, expected) => {
    expect(callProgram(programOf(f, ...cells).code)).toEqual(expected);
  });

  it.each([
    ['an own prototype', ['class A { get() { return 1 } }', 'A.prototype.get = () => 7'], 'new A().get()'],
    ['a prototype of all', ['Array.prototype.total = function () { return 7 }'], '[].total()'],
    ['a function assigned', ['let g', 'g = function () { return 7 }'], 'g()'],
    ['a property of a function', ['const g = () => g.x', 'g.x = 7'], 'g()'],
  ])('knows %s', (_, cells, use) => {
    expect(callProgram(programOf(...cells, `function f() { return ${use} }`).code)).toBe(7);
    Reflect.deleteProperty(Array.prototype, 'total');
  });

  it.each([
    ['prints', 'console.log(x, f())'],
    ['checks and training', 'check(f); const m = model(x, x, { initialization: f }); plot(m.costs)'],
    ['timings', 'const start = performance.now(); f(); const took = performance.now() - start'],
    ['timers', 'setTimeout(() => console.log(x), 10); process.stdout.write(String(x))'],
    ['lists that hold it', 'const all = []; all.push(f, x, model(f)); all.sort(); all[0] = 1'],
    ['functions that only look', 'const show = (list) => console.log(list.map(String)); show(x)'],
    ['what it is copied to', 'const copy = x.slice(); const total = x.reduce((a, b) => a + b, 0)'],
    ['a trial', 'const trial = f(); trial.extra = 1; for (let i = 0; i < 3; i++) f(i)'],
    ['what waits for nothing of it', 'const data = await load(); data.push(f)'],
  ])('leaves out %s', (_, beside) => {
    const helper = 'import { check, model, plot } from "./initUtils"';
    const cell = `const x = [1];\nfunction f() { return x.slice() }`;
    const bare = partsOf(helper, cell);
    expect(partsOf(helper, cell, beside)).toBe(bare);
    expect(partsOf(helper, `${cell}\n${beside}`)).toBe(bare);
  });

  it('comes in order, whatever stands between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('x = x * 2', 'x += 1', 'if (x > 5) x -= 3', 'f()', 'y = x'), {
          maxLength: 9,
        }),
        (cells) => {
          const whole = `let x = 1, y = 0;\n${cells.join(';\n')};\nreturn x`;
          const expected: unknown = new Function(`const f = () => 0;\n${whole}`)();
          expect(callProgram(programOf('let x = 1, y = 0', ...cells, f).code)).toBe(expected);
        },
      ),
    );
  });
});

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

  it('keep their lines', () => {
    const program = programOf(
      'let x = 1;\nconst own = () => {\n  x = 2;\n  return x.oops.no\n}',
      'x = 2',
      'function f() { return own() }',
    );
    expect(program.locate(program.code.indexOf('oops') + 1)).toEqual({ cell: 1, line: 4 });
  });
});

describe('what a slice cannot have', () => {
  it.each([
    ['a declaration that waits', ['let x = await load()', f], 'awaits', 1, 1],
    ['a statement that waits', ['let x = 1', '\nx = await load()', f], 'awaits', 2, 2],
    [
      'a call that is waited for',
      ['let x = 1;\nasync function load() { x = 2 }', 'await load()', f],
      'awaits',
      2,
      1,
    ],
    ['a timer', ['let x = 1', f, 'setTimeout(() => { x = 2 }, 10)'], 'later', 3, 1],
    [
      'a timer with a function',
      ['let x = 1', 'const set = () => { x = 2 }', f, 'setTimeout(set, 10)'],
      'later',
      4,
      1,
    ],
    ['a promise', ['const x = []', f, 'load().then((all) => x.push(...all))'], 'later', 3, 1],
    ['a constant that is set', ['const x = 1', f, 'x = 2'], 'refused', 3, 1],
    ['a function that is set', ['function x() {}', f, 'x = 2'], 'refused', 3, 1],
  ] as const)('is told: %s', (_, cells, kind, cell, line) => {
    expect(compileCells(cells)).toMatchObject({
      kind: 'compiled',
      leftOut: [{ kind, name: 'x', cell, line }],
    });
  });

  it.each([
    ['a name that nothing declares', ['function f() {\n  return x\n}'], 1, 2],
    ['a name that is only set', ['x = 2', f], 2, 1],
    ['a name without a value', ['let x: number', f], 2, 1],
  ] as const)('is told: %s', (_, cells, cell, line) => {
    expect(compileCells(cells)).toMatchObject({ kind: 'compiled', unset: [{ name: 'x', cell, line }] });
  });

  it.each([
    [
      'what is always there',
      ['function f() { return [console, Math, structuredClone, require, undefined] }'],
    ],
    ['what is asked for', ["function f() { return typeof x === 'undefined' ? 1 : x }"]],
    ['what the function sets', ['let x: number', 'function f() { x ??= 7; return x }']],
    ['what waits beside it', ['const x = 1', f, 'const y = await load(x)']],
    ['a timer that only reads', ['const x = 1', f, 'setTimeout(() => console.log(x), 10)']],
  ])('is nothing: %s', (_, cells) => {
    expect(compileCells(cells)).toMatchObject({ kind: 'compiled', leftOut: [], unset: [] });
  });
});

describe('the stream of chance', () => {
  const helper = 'import { np } from "./initUtils"';

  it('is drawn from as the notebook draws', () => {
    expect(
      partsOf(
        helper,
        'np.random.seed(1)',
        'np.random.seed(2)',
        'console.log(np.random.rand(1, 1))',
        'const x = np.random.rand(1, 1)',
        'np.random.seed(3)',
        f,
      ),
    ).toBe(
      "const { np } = require('./initUtils'); np . random . seed ( 2 ) ; console . log ( np . random . rand ( 1 , 1 ) ) ; const x = np . random . rand ( 1 , 1 ) ; function f ( ) { return x ; }",
    );
  });

  it('is no matter to a function that seeds it', () => {
    const own = 'function f() { np.random.seed(3); return np.random.randn(1, 1) }';
    expect(partsOf(helper, 'np.random.seed(1)', own)).toBe(partsOf(helper, own));
  });

  it('is seeded outside, where the function does not', () => {
    expect(partsOf(helper, 'np.random.seed(1)', 'function f() { return np.random.randn(1, 1) }')).toContain(
      'seed ( 1 )',
    );
  });
});

describe('a cell split in two', () => {
  const right = { source: 'function f() { return 1 }', gradedFunction: 'f' };
  const note = { source: 'why a 1 here?\nask', gradedFunction: 'f' };

  it.each([
    ['after it', [right, note], 2],
    ['before it', [note, right], 1],
  ])('leaves a note %s that is told', (_, cells, cell) => {
    expect(compileCells(cells)).toMatchObject({
      kind: 'compiled',
      leftovers: [{ cell, line: 1, message: 'Unexpected keyword or identifier' }],
    });
    expect(compileCells([right])).not.toHaveProperty('leftovers');
  });

  it('does not compile where the function is in the broken half', () => {
    const half = { source: 'function f() {\n  return (1;\n}', gradedFunction: 'f' };
    expect(compileCells([half, note])).toMatchObject({
      kind: 'does-not-compile',
      place: { cell: 1, line: 2 },
    });
  });
});

describe('what is left to the compiler', () => {
  it('is bounded by count and by size', () => {
    const enums = (count: number, size: number): readonly string[] =>
      Array.from({ length: count }, (_, i) => `enum E${i} { A = ${i}${' '.repeat(size)} }`);
    const use = (count: number): string =>
      `function f() { return [${Array.from({ length: count }, (_, i) => `E${i}.A`).join(', ')}].length }`;
    expect(callProgram(programOf(...enums(20, 0), use(20)).code)).toBe(20);
    for (const [count, size] of [
      [60, 0],
      [5, 9_000],
    ] as const) {
      expect(compileCells([...enums(count, size), use(count)])).toMatchObject({
        kind: 'does-not-compile',
        place: { line: 1 },
        message: expect.stringContaining('too much is left to the compiler') as unknown,
      });
    }
  });
});

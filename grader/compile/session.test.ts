import fc from 'fast-check';
import { callProgram, partsOf, programOf } from '../testing/compileCells';

const f = 'function f() { return x }';

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

  it('leaves out what the helper would call', () => {
    const helper = 'import { check } from "./initUtils"';
    const cell = 'let x = 0;\nfunction f() { return ++x }';
    expect(partsOf(helper, cell, 'check(f)')).toBe(partsOf(helper, cell));
    expect(partsOf(helper, cell, 'const seen = []; seen.push(check(f))')).toBe(partsOf(helper, cell));
    expect(partsOf(helper, cell, '[1].map(f)')).not.toBe(partsOf(helper, cell));
  });

  it('comes in order, whatever stands between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('x = x * 2', 'x += 1', 'if (x > 5) x -= 3', 'f()', 'y = x'), {
          maxLength: 9,
        }),
        (cells) => {
          const whole = `let x = 1, y = 0;\n${cells.join(';\n')};\nreturn x`;
          const expected = callProgram(`exports.f = () => { const f = () => 0;\n${whole} };`);
          expect(callProgram(programOf('let x = 1, y = 0', ...cells, f).code)).toBe(expected);
        },
      ),
    );
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

import { callProgram, compileCells, programOf } from '../testing/compileCells';

const f = 'function f() { return x }';

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

  const conflict = ['<<<<<<< HEAD', 'let x = 2;', '=======', 'let x = 3;', '>>>>>>> theirs'].join('\n');

  it.each([
    [
      'a conflict',
      `const a = 1;\n${conflict}`,
      2,
      /^this line is a mark of a merge conflict: choose a side$/,
    ],
    [
      'a conflict among imports',
      "import {\n<<<<<<< HEAD\n  y, x,\n=======\n  x,\n>>>>>>> b\n} from './initUtils';",
      2,
      /conflict/,
    ],
    ['a cell that was left half written', 'const x = (1;', 1, /expected/],
    ['the last of two such cells', `let x = ;`, 1, /Expression expected/],
  ] as const)('is told with the cell that would give it: %s', (_, source, line, message) => {
    expect(compileCells(['const x = [', f, source])).toMatchObject({
      kind: 'compiled',
      unset: [
        { name: 'x', cell: 2, broken: { cell: 3, line, message: expect.stringMatching(message) as string } },
      ],
    });
  });

  it.each([
    ['no such cell', 'let y = ;'],
    ['a cell that only uses it', 'f(x'],
    ['a cell that declares another', 'let xs = ;'],
  ])('is told without a cell where there is %s', (_, source) => {
    const compiled = compileCells([f, source]);
    expect(compiled.kind === 'compiled' && compiled.unset).toEqual([{ name: 'x', cell: 1, line: 1 }]);
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

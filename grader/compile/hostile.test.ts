import fc from 'fast-check';
import { callProgram, compileCells, programOf } from '../testing/compileCells';
import { boundedMemo } from './boundedMemo';
import { parseSource } from './parseSource';

const DEEP = 100_000;

const nested: readonly (readonly [string, string])[] = [
  ['parentheses', `${'('.repeat(DEEP)}1${')'.repeat(DEEP)}`.slice(0, 120_000)],
  ['lists', '['.repeat(DEEP)],
  ['unary operators', `${'!'.repeat(DEEP)}1`],
  ['else if', `if (a) {}${'else if (a) {}'.repeat(8_000)}`],
  ['a long sum', `1${'+1'.repeat(50_000)}`],
  ['a long chain', `a${'.b'.repeat(50_000)}`],
  ['type assertions', `a${'!'.repeat(DEEP)}`],
  ['arrows', `${'x=>'.repeat(5_000)}1`],
  ['templates', `${'`${'.repeat(5_000)}1${'}`'.repeat(5_000)}`],
  // The parser tries each level twice.
  ['async calls', `${'async('.repeat(60)}${')'.repeat(60)}`],
  ['namespaces', `1; ${'namespace A {'.repeat(5_000)}${'}'.repeat(5_000)}`],
  ['a long sum in an enum', `1; enum E { A = 1${'+1'.repeat(9_000)} }`],
];

describe('text made to break the compiler', () => {
  it.each(nested)('is refused as nested too deeply, and harms nobody else: %s', (_, body) => {
    const compiled = compileCells([`// GRADED FUNCTION: f\nfunction f() {\n${body}\n}`]);
    expect(compiled).toMatchObject({ kind: 'does-not-compile', place: { cell: 1 } });
    expect(compiled).toHaveProperty('message', expect.stringContaining('nested too deeply'));
    // What the parser keeps between calls must not reach the next student.
    const after = 'const f = (\n(x) => x)(((y = 1) => y)()); await 0;';
    expect(compileCells([`// GRADED FUNCTION: f\n${after}`]).kind).toBe('compiled');
  });

  it('says how long is too long', () => {
    const long = `// GRADED FUNCTION: f\nfunction f() { ${'g(1);'.repeat(2_000_000)} }`;
    expect(compileCells([long])).toMatchObject({
      kind: 'does-not-compile',
      place: { cell: 1, line: 1 },
      message: expect.stringContaining('the cell is too long, 10000 thousand characters') as unknown,
    });
  });

  it('reads the short cells of a notebook that is too long', () => {
    const filler = Array.from({ length: 10 }, (_, i) => `const x${i} = '${'y'.repeat(100_000)}';`);
    expect(callProgram(programOf(...filler, 'function f() { return 1 }').code)).toBe(1);
  });

  it('refuses a statement that the compiler would be at for minutes', () => {
    const cells = [`enum E { ${'A,'.repeat(50_000)} }`, 'function f() { return E }'];
    expect(compileCells(cells)).toMatchObject({ kind: 'does-not-compile', place: { cell: 1, line: 1 } });
  });

  it('never throws, whatever the cells hold', () => {
    const pieces = fc.constantFrom(
      'function f(',
      ') {',
      '}',
      'const f = ',
      'x',
      '=>',
      '`${',
      '`',
      '/',
      '"',
      '\n',
      'import ',
      'from "fs"',
      'await ',
      'class ',
      '<T>',
      'as ',
      '!',
      ': ',
      'enum E {',
      'async ',
      '@',
      '#x',
      '...',
      '__proto__',
      'constructor',
      ';',
      ',',
      '=',
      '(',
      '[',
      ']',
    );
    const source = fc.oneof(
      fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(source, { maxLength: 4 }), (cells) => {
        const compiled = compileCells([...cells, '// GRADED FUNCTION: f']);
        expect(['compiled', 'not-implemented', 'missing', 'does-not-compile', 'forbidden']).toContain(
          compiled.kind,
        );
        if ('message' in compiled) expect(compiled.message).toMatch(/^\S.*\S$/s);
        if (compiled.kind !== 'compiled') expect(compiled.place?.cell ?? 1).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });
});

describe('parseSource', () => {
  it('gives the offset and the words of the first error', () => {
    expect(parseSource('a;\n(b;')).toEqual({ kind: 'broken', offset: 5, message: "')' expected" });
  });

  it('forgets, after text it gave up on, where that text had no arrow function', () => {
    const before = parseSource(`const f = (x) + ${'('.repeat(DEEP)}`);
    expect(before).toMatchObject({ kind: 'broken', message: 'the code is nested too deeply' });
    expect(parseSource('const f = (x) => x').kind).toBe('parsed');
  });

  it('survives text that fails an assertion of the parser', () => {
    const message = 'TypeScript cannot read this cell';
    expect(parseSource('@as await ')).toEqual({ kind: 'broken', offset: 0, message });
  });

  it('gives up by its work, not by the clock', () => {
    // Thirty levels are 2^30 readings.
    const parse = (levels: number): string => parseSource('async('.repeat(levels) + ')'.repeat(levels)).kind;
    expect([parse(6), parse(30)]).toEqual(['parsed', 'broken']);
  });
});

describe('boundedMemo', () => {
  it('computes once, and forgets what was used longest ago', () => {
    const computed: string[] = [];
    const memo = boundedMemo(9, (text) => computed.push(text));
    for (const text of ['aaa', 'bbb', 'aaa', 'ccc', 'aaa', 'bbb']) memo(text);
    expect(computed).toEqual(['aaa', 'bbb', 'ccc', 'bbb']);
  });
});

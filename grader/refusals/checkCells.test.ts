import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Refusal } from '../domain';
import { repository } from '../testing/runCli';
import { createCellChecker } from './checkCells';

// The kernel's compiler is loaded once, which takes seconds.
jest.setTimeout(120_000);

const helper = `
export interface Matrix { readonly rows: number }
export type Parameters = Record<string, Matrix>;
export const np = { zeros: (shape: number[]): Matrix => ({ rows: shape[0] }) };
`;
const imports = "import { np, Matrix, Parameters } from './initUtils';";

let root: string;
let check: ReturnType<typeof createCellChecker>;

function createChecker(helperName: string): typeof check {
  return createCellChecker({
    tslab: join(repository, 'node_modules/tslab'),
    notebooks: join(root, 'notebooks'),
    helper: helperName,
  });
}

/** What is told of all of the cells, which are numbered from 1. */
function refusalsOf(...cells: readonly string[]): readonly Refusal[] {
  const code = cells.map((source, index) => ({ number: index + 1, source }));
  return check(
    code,
    code.map(({ number }) => number),
  );
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'refusals-'));
  mkdirSync(join(root, 'notebooks'));
  writeFileSync(join(root, 'notebooks/initUtils.ts'), helper);
  mkdirSync(join(root, 'linked'));
  mkdirSync(join(root, 'node_modules'));
  writeFileSync(join(root, 'linked/package.json'), '{ "name": "linked", "types": "index.d.ts" }');
  writeFileSync(join(root, 'linked/index.d.ts'), "export { n } from './inner';\n");
  writeFileSync(join(root, 'linked/inner.d.ts'), 'export const n: number;\n');
  symlinkSync('../linked', join(root, 'node_modules/linked'));
  writeFileSync(join(root, 'secret.ts'), "export const secret = 'a hidden answer' as const;\n");
  check = createChecker('initUtils');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

it.each<[string, readonly string[], readonly Refusal[]]>([
  [
    'a value of another type, at its line',
    [imports, '// a title\n\nfunction f() {\n  const w: number = np.zeros([1]);\n  return w;\n}'],
    [{ cell: 2, line: 4, message: "Type 'Matrix' is not assignable to type 'number'" }],
  ],
  [
    'a fault that the compiler explains in several sentences',
    ['const a: { b: { c: number } } = { b: { c: 1 } };', 'const d: { b: { c: string } } = a;'],
    [
      {
        cell: 2,
        line: 1,
        message: expect.stringMatching(
          /^Type '\{ b: \{ c: number; \}; \}' is not assignable .*Type 'number' is not assignable to type 'string'$/,
        ) as string,
      },
    ],
  ],
  [
    'what a package says that is a link to where it is developed',
    ["import { n } from 'linked';", 'const a: string = n;'],
    [{ cell: 2, line: 1, message: "Type 'number' is not assignable to type 'string'" }],
  ],
  [
    'the first of several faults of a cell',
    ['const a: number = "1";\nconst b: number = "2";'],
    [{ cell: 1, line: 1, message: "Type 'string' is not assignable to type 'number'" }],
  ],
  [
    'what is no fault of types',
    ['const a = 1;', 'export const b = a;'],
    [{ cell: 2, line: 1, message: "Cannot redeclare exported variable 'b'" }],
  ],
  [
    'a fault that shows only in the line that tslab adds',
    ['const a = 1; /* no end'],
    [{ cell: 1, message: "'*/' expected" }],
  ],
  [
    'what a cell declares again, as what an earlier cell declared',
    ['let gain = 1;', 'let gain: number = "2";', 'gain = "3";'],
    [
      { cell: 2, line: 1, message: "Type 'string' is not assignable to type 'number'" },
      { cell: 3, line: 1, message: "Type 'string' is not assignable to type 'number'" },
    ],
  ],
])('tells %s', (_, cells, refusals) => {
  expect(refusalsOf(...cells)).toEqual(refusals);
});

const wrong = 'const wrong: number = "1";';

it.each<[string, readonly string[]]>([
  ['what is right', [imports, 'const w: Matrix = np.zeros([1, 2]);', 'console.log(w.rows + 1);']],
  ['types that are not written', ['function f(a, b?) { let c = null; c = a; return b.d }']],
  ['a name that a later cell declares again, with another type', ['let a = 1;', 'let a = "b";', 'a = "c";']],
  ['a line that is told to be ignored', ['// @ts-ignore\nconst a: number = "1";']],
  ['an await outside a function', ['const a = await Promise.resolve(1);', 'const b: number = a;']],
  [
    'what it cannot see',
    ["import { T, x } from './mine';\nimport y from 'a-package';", 'const a: T<1> = x + y;'],
  ],
])('tells nothing of %s', (_, cells) => {
  expect(refusalsOf(...cells)).toEqual([]);
});

it.each<[string, string, string]>([
  ['a value', `${wrong} const [a, { b = 2, ...c }] = [wrong];`, 'console.log(a.x, b + 1, c, wrong.y);'],
  ['a function', `${wrong} function f(): void {}`, 'const a: number = f(1, 2);'],
  ['a class', `${wrong} class A {}`, 'const a: A = new A(1); a.b();'],
  ['an enum', `${wrong} enum E { A }`, 'const a: E = E.B;'],
  [
    'a type',
    `${wrong} type Pair<A, B> = [A, B]; interface I { a: 1 }`,
    'const a: Pair<1, 2> = 3; let b: I = 2;',
  ],
  ['an import', `${wrong} ${imports}`, 'const a: Matrix = np.ones(1); let b: Parameters = 1;'],
])('tells once what is wrong with a cell, and not where another uses %s of it', (_, first, second) => {
  expect(refusalsOf(first, second)).toEqual([
    { cell: 1, line: 1, message: "Type 'string' is not assignable to type 'number'" },
  ]);
});

it('tells of no other cells than those it was asked about', () => {
  const cells = [wrong, 'const b: string = 1;', 'const c: number = "3";'].map((source, index) => ({
    number: index + 5,
    source,
  }));
  expect(check(cells, [6]).map(({ cell }) => cell)).toEqual([6]);
});

it('reads no file of the machine for a cell, whose messages would quote it', () => {
  const source = "import { secret } from '../secret';\nconst a: number = secret;";
  expect(refusalsOf(source)).toEqual([]);
  expect(refusalsOf(source.replace('../secret', 'linked/../../secret'))).toEqual([]);
  expect(refusalsOf(`/// <reference path="../secret.ts" />\n${wrong}`)).toMatchObject([{ cell: 1, line: 2 }]);
});

it('says so where it could not tell right from wrong', () => {
  expect(() => createChecker('otherUtils')).toThrow(/^Cannot find module '.\/otherUtils'/);
});

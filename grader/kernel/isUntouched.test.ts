import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { locateStubs, writeStubs } from '../assignment';
import { isUntouched } from './isUntouched';
import type { StudentFunction } from './callCases';

/** As the kernel compiles a cell: names of other cells and of modules are properties of \`exports\`. */
function compile(body: string): StudentFunction {
  const lines = [
    'const first = exports.g(a); // given',
    'let sum = exports.np.sum(first);',
    '// START CODE HERE',
  ];
  const text = [...lines, `${body}// END CODE HERE`, 'return sum;'].map((line) => `    ${line}\n`).join('');
  const make = compileFunction(`return function f(a) {\n${text}}`) as () => StudentFunction;
  return make();
}

const frame = `"use strict"; const { np } = require('./utils');`;
const own = 'function f ( a ) { const first = g ( a ) ; let sum = np . sum ( first ) ; return sum ; }';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'untouched-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** @param stub the function's program as it was handed out; null where the folder says nothing */
function ask(body: string, stub: string | null): boolean {
  const directories = { notebooks: folder, solutions: folder, fixtures: folder };
  if (stub !== null) writeFileSync(locateStubs(directories), writeStubs(new Map([['f', stub]])));
  return isUntouched(compile(body), 'f', directories);
}

it('knows a function as it was handed out, though the kernel compiles it', () => {
  expect(ask('', `${frame} ${own} exports.f = f;`)).toBe(true);
  expect(ask('', `"use strict"; ${own} exports.f = f;`)).toBe(true);
});

it('takes it for written where anything is in it, or something beside it that may be', () => {
  expect(ask('sum = 2;\n', `${frame} ${own} exports.f = f;`)).toBe(false);
  expect(ask('', `${frame} ${own.replace('a ) ;', 'a ) + 1 ;')} exports.f = f;`)).toBe(false);
  expect(ask('', `${frame} const two = 2 ; ${own} exports.f = f;`)).toBe(false);
  expect(ask('', `${frame} ${own} function helper ( ) { } exports.f = f;`)).toBe(false);
});

it('and where nothing says how it was handed out', () => {
  expect(ask('', null)).toBe(false);
  writeFileSync(join(folder, 'stubs.json'), '{');
  expect(ask('', null)).toBe(false);
});

import { compileCells } from '../testing/compileCells';

/** `name cell.line` of each name of `f` in which a call can leave something. */
function keptOf(...cells: readonly string[]): readonly string[] {
  const compiled = compileCells(cells);
  if (compiled.kind !== 'compiled') throw new Error(`f does not compile: ${JSON.stringify(compiled)}`);
  return (compiled.kept ?? []).map(({ name, cell, line }) => `${name} ${cell}.${line}`);
}

it.each([
  [
    'a record that calls fill',
    ["\nconst p: any = {};\nfunction f(n) { p['W' + n] = 1; return p; }"],
    ['p 1.2'],
  ],
  ['a variable that calls set', ['let l = 1;', 'function f(n) { for (; l < n; l++); return l; }'], ['l 1.1']],
  [
    'a list that calls extend',
    ['const all = [];', 'const f = (n) => { all.push(n); return all; };'],
    ['all 1.1'],
  ],
  [
    'one that another function changes',
    ['const p = {};', 'const set = () => { p.a = 1; };', 'const f = () => { set(); return p; };'],
    ['p 1.1'],
  ],
  [
    'one that is given away',
    ["import { fill } from './initUtils';", 'const p = {};', 'const f = () => fill(p);'],
    ['p 2.1'],
  ],
  [
    'nothing where calls only read',
    ['const table = [1, 2];', 'const f = (n) => table.map((x) => x * n);'],
    [],
  ],
  ['nothing that is the call’s own', ['function f(n) { const p = {}; p.a = n; return p; }'], []],
])('finds %s', (_, cells, expected) => {
  expect(keptOf(...cells)).toEqual(expected);
});

import { compileCells } from '../testing/compileCells';

const f = 'function f() { return x }';

describe('what graded code may not load', () => {
  it.each([
    ['a name', ['', 'let y = 1;\nimport { x } from "fs"', f], 2, 2, "imports 'fs'"],
    ['a whole module', ['import * as x from "node:fs"', f], 1, 1, "imports 'node:fs'"],
    ['a default', ['import x from "../solutions/secret"', f], 1, 1, "imports '../solutions/secret'"],
    ['an import of the graded cell', [`\nimport * as x from 'tslab';\n${f}`], 1, 2, "imports 'tslab'"],
    [
      'an import that a statement needs which sets a name',
      ['import * as y from "fs"', 'let x = 1', f, 'x = y.size'],
      1,
      1,
      "imports 'fs'",
    ],
    ['import =', [`import x = require('fs');\n${f}`], 1, 1, "imports 'fs' with import = require()"],
    ['require', ['const x = require("fs")', f], 1, 1, "requires 'fs'"],
    [
      'require through a helper',
      ['const y = 1;\nconst g = () => require(`fs`)', 'const x = g()', f],
      1,
      2,
      "requires 'fs'",
    ],
    [
      'after an allowed one',
      [`const x = [require('./initUtils'),\nrequire('fs')];\n${f}`],
      1,
      2,
      "requires 'fs'",
    ],
    ['import()', ['function f() {\n  return import("fs");\n}'], 1, 2, 'uses import()'],
    ['import() that is waited for', [`const x = await import('fs');\n${f}`], 1, 1, 'uses import()'],
    ['import() with a comment in it', ['const f = () => import /* x */ ("f" + "s")'], 1, 1, 'uses import()'],
    ['import() in a template', ['const f = () => `${import("fs")}`'], 1, 1, 'uses import()'],
    [
      'import() in a tagged template',
      ['const f = () => String.raw`\n${import("fs")}`'],
      1,
      2,
      'uses import()',
    ],
    ['import() in a computed key', ['const f = () => ({ [import("fs")]: 1 })'], 1, 1, 'uses import()'],
    ['import() in a default argument', ['function f(x = import("fs")) { return x }'], 1, 1, 'uses import()'],
    [
      'import() in a decorator',
      ['@(import("fs")) class A {}\nfunction f() { return A }'],
      1,
      1,
      'uses import()',
    ],
    [
      'import() in a class',
      ['class A { static x = import("fs") }\nfunction f() { return A }'],
      1,
      1,
      'uses import()',
    ],
    ['import() under types', ['const f = () => (<any>import("fs"))!.x as string'], 1, 1, 'uses import()'],
    [
      'import() in an enum',
      ['enum E { A = import("fs") as any }\nfunction f() { return E }'],
      1,
      1,
      'uses import()',
    ],
    ['import() from elsewhere', ['const x = import("fs")', f], 1, 1, 'uses import()'],
    [
      'import.meta',
      ['function f() { return import.meta.url }'],
      1,
      1,
      'uses import.meta, or import with a phase',
    ],
    [
      'import.defer',
      ['function f() { return import.defer("fs") }'],
      1,
      1,
      'uses import.meta, or import with a phase',
    ],
  ])('%s', (_, cells, cell, line, what) => {
    expect(compileCells(cells)).toEqual({
      kind: 'forbidden',
      functionName: 'f',
      place: { cell, line },
      message: `it ${what}; graded code can import only from './initUtils'`,
    });
  });

  it.each([
    ['an import that the slice does not use', ['import * as fs from "fs"', 'const x = 1', f]],
    ['a type', ['import type { x as T } from "fs"', 'const x: T = 1', f]],
    ['types by name', [`import { type Stats } from 'fs';\nconst x: import('fs').Stats = 1;\n${f}`]],
    ['a word', ['const x = "import(\'fs\')"; // import("fs")', f]],
    ['a parameter called require', ['const g = (require: any) => require("fs");\nconst x = g(String)', f]],
    ['an import of the graded cell that nothing uses', [`import * as y from 'tslab';\n${f}`]],
    ['an import for its effect', [`import 'fs';\n${f}`]],
    ['an export from', [`export * from 'fs';\n${f}`]],
    ['import() beside the function', [`import('fs');\nconst y = await import('fs');\n${f}`]],
  ])('does not mind %s', (_, cells) => {
    expect(compileCells(cells).kind).toBe('compiled');
  });
});

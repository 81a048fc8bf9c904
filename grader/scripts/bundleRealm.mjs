// Bundles the sandbox's child and its realm into two files that need no others: dist/sandbox/bundle/child.cjs, run by
// Node, and realm.js, evaluated in each fresh vm context. Usage: bundleRealm.mjs [LAB FILE] [OUT FOLDER]
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { URL, fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
/** As in sandbox/trusted/createSandbox.ts. */
const USUAL_MEMORY_MB = 256;
const defaultLab = join(dist, 'lab', 'pure.js');

/**
 * Globals that the realm's own code takes once: in a vm context each look at a global goes through an interceptor and
 * costs more than the sum it is for, and what is taken before any student code cannot be replaced by it.
 */
const CAPTURED = [
  'Array',
  'Boolean',
  'Error',
  'Float64Array',
  'Infinity',
  'Int32Array',
  'JSON',
  'Map',
  'Math',
  'NaN',
  'Number',
  'Object',
  'Promise',
  'RangeError',
  'Reflect',
  'Set',
  'String',
  'Symbol',
  'TypeError',
  'Uint32Array',
  'Uint8Array',
];

/** Takes the compiled files under dist/; rejects with one clear sentence when they are not there. */
export async function bundleRealm(lab = defaultLab, out = join(dist, 'sandbox', 'bundle')) {
  for (const file of [lab, join(dist, 'sandbox/child/main.js'), join(dist, 'sandbox/child/realm/main.js')]) {
    if (!existsSync(file))
      throw new Error(`cannot bundle the sandbox: ${file} is missing; compile first (npm run build)`);
  }
  const common = { bundle: true, logLevel: 'warning', target: 'node20', charset: 'utf8' };
  await build({
    ...common,
    entryPoints: [join(dist, 'sandbox/child/main.js')],
    outfile: join(out, 'child.cjs'),
    format: 'cjs',
    platform: 'node',
    banner: { js: '"use strict";' },
  });
  await build({
    ...common,
    entryPoints: [join(dist, 'sandbox/child/realm/main.js')],
    outfile: join(out, 'realm.js'),
    format: 'iife',
    globalName: 'realm',
    platform: 'neutral',
    mainFields: ['main'],
    minifySyntax: true,
    minifyWhitespace: true,
    conditions: ['require', 'default'],
    // seedrandom asks for Node's crypto only to seed itself by chance, and does without.
    external: ['crypto'],
    banner: { js: `(() => { "use strict"; const { ${CAPTURED.join(', ')} } = globalThis;` },
    footer: { js: 'return realm; })()' },
    plugins: [{ name: 'lab', setup: (b) => b.onResolve({ filter: /lab\/pure$/ }, () => ({ path: lab })) }],
  });
  compileAhead(out);
}

/**
 * V8's code for the realm, with all that opening one and a usual run needed. V8 takes it only under the flags it was made with, the
 * heap limit among them, so it is made under those of the usual limit; else, and in another V8, it compiles anew.
 */
function compileAhead(folder) {
  const { v8Flags } = createRequire(import.meta.url)(join(dist, 'sandbox', 'trusted', 'launch.js'));
  const program = `
    const { readFileSync, writeFileSync } = require('node:fs');
    const { compileFunction, createContext, Script } = require('node:vm');
    const script = new Script(readFileSync('realm.js', 'utf8'), { filename: 'realm.js' });
    const context = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
    const door = script.runInContext(context).openRealm(() => 'ordinary');
    const body = 'const { np } = require("notebook-grader/dist/lab");' +
      'exports.f = () => { np.random.seed(3); return { W1: np.random.randn(2, 3).mul(10), b1: np.zeros([2, 1]) }; };';
    door.runProgram('f', compileFunction(body, ['exports', 'require'], { parsingContext: context }), '[[[3, 2, 1]]]');
    writeFileSync('realm.cache', script.createCachedData());`;
  const { status, stderr } = spawnSync(process.execPath, [...v8Flags(USUAL_MEMORY_MB), '-e', program], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`cannot compile the realm ahead: ${stderr.trim()}`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await bundleRealm(...process.argv.slice(2));
}

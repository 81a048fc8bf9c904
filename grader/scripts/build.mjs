// Builds the grader into grader/dist: compiles it, puts the JSON schemas beside the compiled code, bundles the sandbox.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { URL, fileURLToPath } from 'node:url';
import { bundleRealm } from './bundleRealm.mjs';

const grader = fileURLToPath(new URL('../', import.meta.url));
const dist = join(grader, 'dist');
const SCHEMA = '.schema.json';
const NOT_SOURCE = ['node_modules', 'dist'];

function compile() {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const { status, error } = spawnSync(process.execPath, [tsc, '-p', join(grader, 'tsconfig.build.json')], {
    stdio: 'inherit',
  });
  if (error !== undefined) throw new Error(`the TypeScript compiler could not be started: ${error.message}`);
  if (status !== 0) throw new Error('the grader does not compile; the errors are listed above');
}

function copySchemas() {
  const files = readdirSync(grader, { recursive: true, withFileTypes: false });
  for (const file of files) {
    if (!file.endsWith(SCHEMA) || NOT_SOURCE.some((folder) => file.split(/[\\/]/).includes(folder))) continue;
    const target = join(grader, 'dist', file);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(grader, file), target);
  }
}

/** A digest of the compiled grader: judgements that another build made are not reused. */
function writeBuildId() {
  const hash = createHash('sha256');
  const files = readdirSync(dist, { recursive: true }).filter(
    (file) => file.endsWith('.js') || file.endsWith('.cjs'),
  );
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(dist, file)));
  writeFileSync(join(dist, 'buildId.txt'), `${hash.digest('hex')}\n`);
}

try {
  // What a source left behind that is gone would be packed and hashed with the rest.
  rmSync(dist, { recursive: true, force: true });
  compile();
  copySchemas();
  await bundleRealm();
  writeBuildId();
} catch (error) {
  console.error(`build failed: ${error.message}`);
  process.exitCode = 1;
}

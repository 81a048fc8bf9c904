// Builds the grader into grader/dist: compiles it, writes the JSON schemas, bundles the sandbox.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { URL, fileURLToPath } from 'node:url';
import { bundleRealm } from './bundleRealm.mjs';
import { writeSchemas } from './writeSchemas.mjs';

const grader = fileURLToPath(new URL('../', import.meta.url));
const dist = join(grader, 'dist');

function compile() {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const { status, error } = spawnSync(process.execPath, [tsc, '-p', join(grader, 'tsconfig.build.json')], {
    stdio: 'inherit',
  });
  if (error !== undefined) throw new Error(`the TypeScript compiler could not be started: ${error.message}`);
  if (status !== 0) throw new Error('the grader does not compile; the errors are listed above');
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
  await writeSchemas();
  await bundleRealm();
  writeBuildId();
} catch (error) {
  console.error(`build failed: ${error.message}`);
  process.exitCode = 1;
}

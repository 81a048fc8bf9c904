// Says what to do when `npm test` is run before `npm ci`, instead of "jest: not found" or another compiler's errors.
import { execSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const fault = explainMissing() ?? explainCompiler();
if (fault !== null) {
  console.error(fault);
  process.exit(1);
}

function explainMissing() {
  const missing = ['typescript', 'eslint', 'jest', 'prettier', 'tslab', 'notebook-grader'].filter(
    (name) => !existsSync(`${root}node_modules/${name}`) && !existsSync(`${root}grader/node_modules/${name}`),
  );
  if (missing.length === 0) return null;
  return `Not installed yet: ${missing.join(', ')}. Run "npm ci" first, then "npm test" again.`;
}

/** tslab's copy of TypeScript brings a `tsc` too, and npm links that of the package whose path sorts first. */
function explainCompiler() {
  const { version } = JSON.parse(readFileSync(`${root}node_modules/typescript/package.json`, 'utf8'));
  const said = execSync('npx --no-install tsc --version', { cwd: root, encoding: 'utf8' }).trim();
  if (said === `Version ${version}`) return null;
  return `"npx tsc" runs tslab's compiler (${said}): run "npm rebuild typescript --ignore-scripts", as "npm ci" does.`;
}

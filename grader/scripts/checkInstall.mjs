// Says what to do when `npm test` is run before `npm ci`, instead of "jest: not found".
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const missing = ['typescript', 'eslint', 'jest', 'prettier', 'tslab', 'notebook-grader'].filter(
  (name) => !existsSync(`${root}node_modules/${name}`) && !existsSync(`${root}grader/node_modules/${name}`),
);
if (missing.length > 0) {
  console.error(`Not installed yet: ${missing.join(', ')}. Run "npm ci" first, then "npm test" again.`);
  process.exit(1);
}

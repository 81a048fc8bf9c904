// Writes the JSON schemas of manifests and reports as the grader uses them: what they say of checks comes from the list
// of check kinds. A file that says so already is left as it is.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { URL, fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const grader = fileURLToPath(new URL('../', import.meta.url));
const dist = join(grader, 'dist');

/** Into the sources, where the README links to them, and beside the compiled code, which ships. */
export async function writeSchemas() {
  const load = createRequire(import.meta.url);
  const { manifestSchema } = load(join(dist, 'assignment/manifestSchema.js'));
  const { reportSchema } = load(join(dist, 'report/reportSchema.js'));
  await writeSchema('assignment/assignment.schema.json', manifestSchema);
  await writeSchema('report/report.schema.json', reportSchema);
}

async function writeSchema(path, schema) {
  const source = join(grader, path);
  const style = await resolveConfig(source);
  const text = await format(JSON.stringify(schema), { ...style, filepath: source });
  for (const file of [source, join(dist, path)]) {
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  }
}

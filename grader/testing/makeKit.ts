import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCourse } from './makeCourse';
import { repository } from './runCli';

/**
 * A course with a built grader of its own, in a temporary folder: whatever that grader starts has the folder in its
 * command line, and can be told from every other process of the machine. The caller removes it.
 */
export function makeKit(): string {
  const root = makeCourse();
  for (const part of ['package.json', 'bin', 'dist'])
    cpSync(join(repository, 'grader', part), join(root, 'grader', part), { recursive: true });
  const manifest = join(root, 'fixtures/initialization/assignment.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"seconds": 5', '"seconds": 2'));
  return root;
}

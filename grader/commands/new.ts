import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Argv } from 'yargs';
import { loadAssignment, locateDirectories } from '../assignment';
import { makeFixtures } from '../authoring/makeFixtures';
import { releaseNotebook } from '../release/releaseNotebook';
import { scaffoldAssignment } from '../authoring/scaffoldAssignment';
import { UsageError } from '../utils/usageError';
import { loadSolution } from '../grading/prepareAssignment';
import { openSandbox } from '../runs/openSandbox';
import type { CommonOptions } from './chooseAssignment';
import { writeStdout, writeWhole } from '../output/writeOutput';

export const command = 'new <name>';
export const describe = 'scaffold an assignment: a solved notebook, its stub, its fixtures';

interface Options extends CommonOptions {
  readonly name: string;
}

export const builder = (argv: Argv) =>
  argv.positional('name', { type: 'string', demandOption: true, describe: 'lower-case words joined by -' });

export async function handler(options: Options): Promise<number> {
  const { name } = options;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new UsageError(
      `"${name}" cannot name an assignment: use lower-case words joined by -, such as gradient-checking.`,
    );
  }
  // A new course has no assignment yet to find the root by.
  const root = options.root ?? process.cwd();
  for (const folder of Object.values(locateDirectories(root, name)) as string[]) {
    if (existsSync(folder))
      throw new UsageError(`${folder} exists already: choose another name, or remove it first.`);
  }
  for (const { path, text } of scaffoldAssignment(name)) await write(root, path, text);
  const assignment = loadAssignment(root, name);
  await write(
    root,
    `notebooks/${name}/${assignment.notebook}`,
    releaseNotebook(await loadSolution(assignment)),
  );
  const sandbox = openSandbox({ isolation: 'auto', spares: 1 });
  try {
    for (const { file, text } of await makeFixtures(assignment, sandbox)) await writeWhole(file, text);
  } finally {
    await sandbox.close();
  }
  await writeStdout(
    `Assignment ${name} is there. Next: write solutions/${name}/${assignment.notebook} and fixtures/${name}/assignment.json,\n` +
      `then run "grader release ${name}", "grader fixtures ${name}" and "grader verify ${name}".\n`,
  );
  return 0;
}

async function write(root: string, path: string, text: string): Promise<void> {
  await writeWhole(join(root, path), text);
  await writeStdout(`${path} written\n`);
}

import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Argv } from 'yargs';
import { diffNotebooks } from '../authoring/diffNotebooks';
import { releaseNotebook } from '../authoring/release';
import { loadSolution } from '../prepareAssignment';
import { addAuthoringOptions, chooseAuthored, type AuthoringOptions } from './authoringOptions';
import { writeStdout, writeWhole } from './writeOutput';

export const command = 'release [name]';
export const describe = "make the student's notebook from the solved one";

export const builder = (argv: Argv) =>
  addAuthoringOptions(argv, "write nothing; exit 1 with a diff when the student's notebook is stale");

/** @returns the exit code: 1 with --check when the committed notebook is stale */
export async function handler(options: AuthoringOptions): Promise<number> {
  const { root, assignment } = chooseAuthored(options);
  const file = join(assignment.directories.notebooks, assignment.notebook);
  const shown = relative(root, file);
  const fresh = releaseNotebook(await loadSolution(assignment));
  const committed = await readFile(file, 'utf8').catch(() => '');
  if (committed === fresh) {
    await writeStdout(`${shown} is fresh\n`);
    return 0;
  }
  if (options.check) {
    await writeStdout(
      `${shown} is stale; "grader release ${assignment.name}" makes it again:\n${diffNotebooks(committed, fresh)}\n`,
    );
    return 1;
  }
  await writeWhole(file, fresh);
  await writeStdout(`${shown} written\n`);
  return 0;
}

import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Argv } from 'yargs';
import { diffNotebooks } from '../authoring/diffNotebooks';
import { releaseNotebook } from '../authoring/release';
import { loadSolution } from '../prepareAssignment';
import { chooseAssignment, chooseRoot, type CommonOptions } from './session';
import { writeStdout, writeWhole } from './writeOutput';

export const command = 'release [name]';
export const describe = "make the student's notebook from the solved one";

interface Options extends CommonOptions {
  readonly name: string | undefined;
  readonly check: boolean;
}

export const builder = (argv: Argv) =>
  argv.positional('name', { type: 'string', describe: 'the assignment' }).option('check', {
    type: 'boolean',
    default: false,
    describe: "write nothing; exit 1 with a diff when the student's notebook is stale",
  });

/** @returns the exit code: 1 with --check when the committed notebook is stale */
export async function handler(options: Options): Promise<number> {
  const root = chooseRoot(options);
  const assignment = chooseAssignment(root, options.name ?? options.assignment);
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

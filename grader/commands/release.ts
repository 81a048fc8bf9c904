import { join, relative } from 'node:path';
import type { Argv } from 'yargs';
import { diffNotebooks } from '../release/diffNotebooks';
import { releaseNotebook } from '../release/releaseNotebook';
import { readIfThere } from '../utils/systemFault';
import { UsageError } from '../utils/usageError';
import type { Assignment } from '../domain';
import { loadSolution } from '../grading/prepareAssignment';
import { addAuthoringOptions, chooseAuthored, type AuthoringOptions } from './authoringOptions';
import { releaseFolder } from '../authoring/releaseFolder';
import { writeStdout, writeWhole } from '../output/writeOutput';

export const command = 'release [name]';
export const describe = "make the student's notebook from the solved one, or a whole folder to hand out";

interface Options extends AuthoringOptions {
  readonly out: string | undefined;
  readonly zip: boolean;
  readonly update: boolean;
}

export const builder = (argv: Argv) =>
  addAuthoringOptions(argv, "write nothing; exit 1 with a diff when the student's notebook is stale")
    .option('out', {
      type: 'string',
      requiresArg: true,
      describe: 'write a folder with all that a student is given, the grader for public checks with it',
    })
    .option('zip', { type: 'boolean', default: false, describe: 'with --out DIR: one file, DIR.zip' })
    .option('update', {
      type: 'boolean',
      default: false,
      describe: 'with --out DIR: bring it up to date, and keep every cell and file that was changed',
    });

/** @returns the exit code: 1 with --check when the committed notebook is stale */
export async function handler(options: Options): Promise<number> {
  requireSense(options);
  const { root, assignment } = chooseAuthored(options);
  const { out, zip, update, check } = options;
  return out === undefined
    ? releaseStub(root, assignment, check)
    : releaseFolder(assignment, { out, zip, update });
}

function requireSense({ out, zip, update, check }: Options): void {
  if (out === undefined && (zip || update))
    throw new UsageError(
      `--${zip ? 'zip' : 'update'} says how to write a student's folder: name it with --out DIR.`,
    );
  if (out !== undefined && check)
    throw new UsageError(
      '--check compares the notebook that is committed, --out writes a folder: leave out one of them.',
    );
  if (zip && update)
    throw new UsageError(
      '--zip makes a new file, --update changes a folder that is there: leave out one of them.',
    );
}

async function releaseStub(root: string, assignment: Assignment, check: boolean): Promise<number> {
  const file = join(assignment.directories.notebooks, assignment.notebook);
  const shown = relative(root, file);
  const fresh = releaseNotebook(await loadSolution(assignment));
  const committed = (await readIfThere(file)) ?? '';
  if (committed === fresh) {
    await writeStdout(`${shown} is fresh\n`);
    return 0;
  }
  if (check) {
    await writeStdout(
      `${shown} is stale; "grader release ${assignment.name}" makes it again:\n${diffNotebooks(committed, fresh)}\n`,
    );
    return 1;
  }
  await writeWhole(file, fresh);
  await writeStdout(`${shown} written\n`);
  return 0;
}

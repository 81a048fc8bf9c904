import type { Argv } from 'yargs';
import { readSecret } from '../assignment';
import { packGradescope } from '../authoring/packGradescope';
import { packZip } from '../authoring/packZip';
import { loadSolution } from '../grading/prepareAssignment';
import { chooseAssignment, chooseRoot, nameAssignment, type CommonOptions } from './chooseAssignment';
import { writeStdout, writeWholeBytes } from '../output/writeOutput';

export const command = 'pack <platform> [name]';
export const describe = 'put grader and assignment into one file for a platform: gradescope';

interface Options extends CommonOptions {
  readonly platform: 'gradescope';
  readonly name: string | undefined;
  readonly out: string | undefined;
}

export const builder = (argv: Argv) =>
  argv
    .positional('platform', {
      choices: ['gradescope'] as const,
      demandOption: true,
      describe: 'where it is to be uploaded',
    })
    .positional('name', { type: 'string', describe: 'the assignment' })
    .option('out', {
      type: 'string',
      requiresArg: true,
      describe: 'the file to write (default: NAME-gradescope.zip)',
    });

/** @returns the exit code, 0 when the file is written */
export async function handler(options: Options): Promise<number> {
  const root = chooseRoot(options);
  const assignment = chooseAssignment(root, nameAssignment(options.name, options.assignment));
  await loadSolution(assignment); // Without it nothing could be graded there.
  const files = packGradescope(assignment, readSecret(root, process.env));
  const bytes = packZip(files);
  const out = options.out ?? `${assignment.name}-gradescope.zip`;
  await writeWholeBytes(out, bytes);
  const size = (bytes.length / 1e6).toFixed(1);
  await writeStdout(
    `${out} written: ${files.length} files, ${size} MB. Upload it as the autograder of a programming assignment.\n` +
      'It holds the solution and the secret of the hidden cases: do not hand it out.\n',
  );
  return 0;
}

import type { Argv } from 'yargs';
import { listAssignments, loadAssignment } from '../assignment';
import { verifyAssignment } from '../authoring/verifyAssignment';
import { chooseAssignment, chooseRoot, nameAssignment, type CommonOptions } from './chooseAssignment';
import { plainSession, withSession } from '../runs/withSession';
import { writeStdout } from '../output/writeOutput';

export const command = 'verify [name]';
export const describe =
  'prove assignments: the solution earns all, the stub nothing, every misconception loses';

interface Options extends CommonOptions {
  readonly name: string | undefined;
}

export const builder = (argv: Argv) =>
  argv.positional('name', { type: 'string', describe: 'one assignment (default: every one)' });

/** @returns the exit code: 0 when everything holds, else 1 */
export async function handler(options: Options): Promise<number> {
  const root = chooseRoot(options);
  const name = nameAssignment(options.name, options.assignment);
  const assignments =
    name === undefined
      ? listAssignments(root).map((item) => loadAssignment(root, item))
      : [chooseAssignment(root, name)];
  let failures = 0;
  for (const assignment of assignments) {
    await withSession({ root, assignment, ...plainSession }, async (grader) => {
      for await (const { claim, holds, detail } of verifyAssignment(grader)) {
        if (!holds) failures += 1;
        await writeStdout(
          `${holds ? '✓' : '✗'} ${assignment.name}: ${claim}${detail === '' ? '' : `; ${detail}`}\n`,
        );
      }
    });
  }
  return failures === 0 ? 0 : 1;
}

import { relative } from 'node:path';
import type { Argv } from 'yargs';
import { createPatch } from 'diff';
import { findLeftovers } from '../authoring/findLeftovers';
import { makeFixtures } from '../authoring/makeFixtures';
import { readIfThere } from '../utils/systemFault';
import { addAuthoringOptions, chooseAuthored, type AuthoringOptions } from './authoringOptions';
import { openSandbox } from '../runs/openSandbox';
import { writeStdout, writeWhole } from '../output/writeOutput';

export const command = 'fixtures [name]';
export const describe = 'make the expected outputs from the solved notebook';

export const builder = (argv: Argv) =>
  addAuthoringOptions(argv, 'write nothing; exit 1 when a stored output is stale');

/** @returns the exit code: 1 with --check when a fixture is not what the solution gives */
export async function handler(options: AuthoringOptions): Promise<number> {
  const { root, assignment } = chooseAuthored(options);
  const sandbox = openSandbox({ isolation: 'auto', spares: 1 });
  try {
    let stale = 0;
    for (const { file, text } of await makeFixtures(assignment, sandbox)) {
      const shown = relative(root, file);
      const stored = (await readIfThere(file)) ?? '';
      if (stored === text) await writeStdout(`${shown} is fresh\n`);
      else if (options.check) {
        stale += 1;
        await writeStdout(
          `${shown} is stale; "grader fixtures ${assignment.name}" makes it again:\n${createPatch(shown, stored, text, 'stored', 'from the solution')}`,
        );
      } else {
        await writeWhole(file, text);
        await writeStdout(`${shown} written\n`);
      }
    }
    for (const file of await findLeftovers(assignment)) {
      stale += options.check ? 1 : 0;
      await writeStdout(`${relative(root, file)} is of no function of ${assignment.name}: delete it\n`);
    }
    return stale === 0 ? 0 : 1;
  } finally {
    await sandbox.close();
  }
}

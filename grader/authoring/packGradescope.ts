import type { Assignment } from '../domain';
import { packFolder, PLAIN, type PackedFile } from './packFiles';
import { packGrader } from './packGrader';
import { runAutograderScript, setupScript } from './packScripts';

const PROGRAM = 0o755;
const PRIVATE = 0o600;

/**
 * All that Gradescope's autograder needs: its two scripts, the grader as it is built, the assignment with its solution,
 * and the secret, so that hidden cases are the same as at home. Gradescope's image is Ubuntu, and unpacks it into
 * /autograder/source (https://gradescope-autograders.readthedocs.io).
 * @throws ReleaseError where the grader is not built or not installed
 */
export function packGradescope(assignment: Assignment, secret: string): readonly PackedFile[] {
  const { notebooks, solutions, fixtures } = assignment.directories;
  const text = (path: string, content: string, mode = PLAIN): PackedFile => ({
    path,
    bytes: Buffer.from(content),
    mode,
  });
  return [
    text('setup.sh', setupScript(), PROGRAM),
    text('run_autograder', runAutograderScript(assignment), PROGRAM),
    text('package.json', `${JSON.stringify({ private: true, workspaces: ['grader'] }, null, 2)}\n`),
    text('.grader/secret', `${secret}\n`, PRIVATE),
    ...packGrader().map((file) => ({ ...file, path: `grader/${file.path}` })),
    ...packFolder(notebooks, `notebooks/${assignment.name}`),
    ...packFolder(solutions, `solutions/${assignment.name}`),
    ...packFolder(fixtures, `fixtures/${assignment.name}`),
  ];
}

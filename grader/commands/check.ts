import type { Argv } from 'yargs';
import { collectSubmissions } from '../batch';
import { gradeSubmission } from '../grade';
import { renderStudentCheck } from '../reporters/studentCheck';
import { chooseAssignmentFor, chooseRoot, withSession, type CommonOptions } from './session';
import { wantsColor, writeStdout } from './writeOutput';

export const command = 'check <notebook>';
export const describe = 'check one notebook as a student: public cases and hints';

interface Options extends CommonOptions {
  readonly notebook: string;
}

export const builder = (argv: Argv) =>
  argv.positional('notebook', {
    type: 'string',
    demandOption: true,
    describe: 'the notebook, or its folder',
  });

/** @returns the exit code: 0 when every public check passes, else 1 */
export async function handler(options: Options): Promise<number> {
  const root = chooseRoot(options);
  const submissions = collectSubmissions([options.notebook]);
  const assignment = await chooseAssignmentFor(root, options.assignment, submissions);
  const rows = await withSession(
    { root, assignment, isolation: 'auto', jobs: 1, publicOnly: true, remember: false, batch: false },
    async (grader) => {
      const done = [];
      for (const submission of submissions) done.push((await gradeSubmission(submission, grader)).report);
      return done;
    },
  );
  await writeStdout(rows.map((row) => renderStudentCheck(row, wantsColor())).join('\n'));
  return rows.every((row) => row.status === 'graded' && row.score === row.maxScore) ? 0 : 1;
}

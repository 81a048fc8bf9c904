import type { Argv } from 'yargs';
import { collectSubmissions, UsageError } from '../batch';
import { gradeSubmission, type Grader, type Submission } from '../grade';
import { renderStudentCheck } from '../reporters/studentCheck';
import { chooseAssignmentFor, chooseRoot, withSession, type CommonOptions } from './session';
import { watchNotebook } from './watch';
import { wantsColor, writeStdout } from './writeOutput';

export const command = 'check <notebook>';
export const describe = 'check one notebook as a student: public cases and hints';

interface Options extends CommonOptions {
  readonly notebook: string;
  readonly watch: boolean;
}

export const builder = (argv: Argv) =>
  argv
    .positional('notebook', {
      type: 'string',
      demandOption: true,
      describe: 'the notebook, or its folder',
    })
    .option('watch', {
      type: 'boolean',
      default: false,
      describe: 'check again at each save, until q or Ctrl-C',
    });

/** @returns the exit code: 0 when every public check passes (with --watch: when it is ended), else 1 */
export async function handler(options: Options): Promise<number> {
  const root = chooseRoot(options);
  const submissions = collectSubmissions([options.notebook]);
  const work = options.watch ? watchOne(options.notebook, submissions) : checkAll(submissions);
  const assignment = await chooseAssignmentFor(root, options.assignment, submissions);
  return withSession(
    { root, assignment, isolation: 'auto', jobs: 1, publicOnly: true, remember: false, batch: false },
    work,
  );
}

function checkAll(submissions: readonly Submission[]): (grader: Grader) => Promise<number> {
  return async (grader) => {
    const rows = [];
    for (const submission of submissions) rows.push((await gradeSubmission(submission, grader)).report);
    await writeStdout(rows.map((row) => renderStudentCheck(row, wantsColor())).join('\n'));
    return rows.every((row) => row.status === 'graded' && row.score === row.maxScore) ? 0 : 1;
  };
}

/** @throws UsageError when there are several: a screen has room for one, and a student writes at one */
function watchOne(named: string, submissions: readonly Submission[]): (grader: Grader) => Promise<number> {
  const [first, ...others] = submissions;
  if (first === undefined || others.length > 0)
    throw new UsageError(
      `--watch follows one notebook, but ${named} holds ${submissions.length}: name one of them, such as ${first?.file}.`,
    );
  return (grader) => watchNotebook(first, grader);
}

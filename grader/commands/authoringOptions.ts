import type { Argv } from 'yargs';
import type { Assignment } from '../domain';
import { chooseAssignment, chooseRoot, nameAssignment, type CommonOptions } from './chooseAssignment';

/** Options of a command that makes something of an assignment anew, or only checks that it is fresh. */
export interface AuthoringOptions extends CommonOptions {
  readonly name: string | undefined;
  readonly check: boolean;
}

export function addAuthoringOptions(argv: Argv, checkMeans: string): Argv {
  return argv
    .positional('name', { type: 'string', describe: 'the assignment' })
    .option('check', { type: 'boolean', default: false, describe: checkMeans });
}

/** The assignment that is named, by position or by option, and its root. */
export function chooseAuthored(options: AuthoringOptions): {
  readonly root: string;
  readonly assignment: Assignment;
} {
  const root = chooseRoot(options);
  return { root, assignment: chooseAssignment(root, nameAssignment(options.name, options.assignment)) };
}

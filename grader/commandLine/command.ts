import type { Argv } from 'yargs';

/** A command as a module: yargs parses for it, and its handler's answer is the exit code. */
export interface Command {
  readonly command: string;
  readonly describe: string;
  readonly builder: (argv: Argv) => Argv;
  readonly handler: (options: never) => Promise<number>;
  /** Whether what stands behind `--` is another program's, and comes as the option `--`. */
  readonly passesOn?: boolean;
}

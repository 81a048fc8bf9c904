import yargs, { type Argv } from 'yargs';
import { hideBin } from 'yargs/helpers';
import { UsageError } from './utils/usageError';
import { UserFault } from './utils/userFault';
import * as check from './commands/check';
import * as doctor from './commands/doctor';
import * as fixtures from './commands/fixtures';
import { isStopping, listenForStops, READER_GONE_CODE, ReaderGone } from './process/interrupt';
import * as grade from './commands/grade';
import { keepDash } from './commands/keepDash';
import * as gradebook from './commands/gradebook/index';
import * as merge from './commands/merge';
import * as create from './commands/new';
import * as pack from './commands/pack';
import * as release from './commands/release';
import * as start from './commands/start';
import * as status from './commands/status';
import * as submit from './commands/submit';
import * as verify from './commands/verify';
import * as worker from './commands/worker';

/** A command as a module: yargs parses for it, and its handler's answer is the exit code. */
interface Command {
  readonly command: string;
  readonly describe: string;
  readonly builder: (argv: Argv) => Argv;
  readonly handler: (options: never) => Promise<number>;
}

const commands: readonly Command[] = [
  grade,
  gradebook,
  merge,
  submit,
  worker,
  status,
  check,
  release,
  fixtures,
  verify,
  create,
  pack,
  doctor,
  start,
];

async function main(): Promise<void> {
  const parser = yargs(hideBin(process.argv))
    .scriptName('grader')
    .usage('$0 <command>: grades TypeScript notebooks')
    .option('root', {
      type: 'string',
      requiresArg: true,
      describe: 'folder with notebooks/, solutions/ and fixtures/ (default: found from here upwards)',
    })
    .option('assignment', {
      type: 'string',
      requiresArg: true,
      describe: 'which assignment, where there are several',
    })
    .demandCommand(1, 'Say what to do: grader --help lists the commands.')
    .strict()
    .recommendCommands()
    .wrap(Math.min(110, process.stdout.columns || 110))
    .exitProcess(false)
    .fail((message, error) => {
      throw (
        (error as Error | undefined) ??
        new UsageError(`${message.replace(/\s*\n\s*/g, ' ')} (grader --help tells more)`)
      );
    });
  let answered = false as boolean;
  for (const { command, describe, builder, handler } of commands) {
    parser.command(command, describe, builder, async (options) => {
      answered = true;
      process.exitCode = await handler(keepDash(options, hideBin(process.argv)) as never);
    });
  }
  await parser.parseAsync();
  if (!answered) process.exitCode = 0; // --help and --version answer by themselves
}

// Until a command has said otherwise it has not been done, whatever ends this process.
process.exitCode = 2;
listenForStops(describeFault);
main().catch((error: unknown) => {
  if (isStopping()) return;
  if (error instanceof ReaderGone) {
    process.exitCode = READER_GONE_CODE;
    return;
  }
  // Whatever went wrong here is nobody's zero: one sentence for what a person can mend, the whole stack for a bug.
  process.stderr.write(`grader: ${describeFault(error)}\n`);
  process.exitCode = 2;
});

function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof UserFault || error.name === 'YError'
    ? error.message
    : `a fault of the grader itself: ${error.stack ?? error.message}`;
}

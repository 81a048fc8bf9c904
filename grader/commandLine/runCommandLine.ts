import yargs, { type Argv } from 'yargs';
import { UsageError } from '../utils/usageError';
import type { Command } from './command';
import { keepDash, shieldDashes, unshieldDashes } from './dashes';
import { readDeclarations } from './declaredOptions';
import { requireSense } from './requireSense';
import { readWritten } from './writtenOptions';

/**
 * Runs the command that the arguments name.
 * @param args what stands behind the program's own name
 * @returns the exit code
 * @throws UsageError for a command line that cannot be meant, and whatever the command throws
 */
export async function runCommandLine(args: readonly string[], commands: readonly Command[]): Promise<number> {
  const parser = createParser(args, commands);
  // --help, --version and the commands of commands answer by themselves.
  let code = 0;
  for (const { command, describe, builder, handler } of commands) {
    parser.command(command, describe, builder, async (options) => {
      code = await handler(options as never);
    });
  }
  await parser.parseAsync();
  return code;
}

/** Options that every command understands. */
export const commonOptions = {
  root: {
    type: 'string',
    requiresArg: true,
    describe: 'folder with notebooks/, solutions/ and fixtures/ (default: found from here upwards)',
  },
  assignment: {
    type: 'string',
    requiresArg: true,
    describe: 'which assignment, where there are several',
  },
} as const;

function createParser(args: readonly string[], commands: readonly Command[]): Argv {
  const passesOn = findCommand(args, commands)?.passesOn === true;
  const parser = yargs([...(passesOn ? args : shieldDashes(args))])
    .scriptName('grader')
    .usage('$0 <command>: grades TypeScript notebooks')
    .locale('en')
    .parserConfiguration({ 'populate--': passesOn })
    .options(commonOptions)
    .alias('help', 'h')
    .demandCommand(1, 'Say what to do: grader --help lists the commands.')
    .strict()
    .recommendCommands()
    .wrap(Math.min(110, process.stdout.columns || 110))
    .exitProcess(false)
    .fail((message: string | null, error: Error | undefined) => {
      throw error === undefined || error.name === 'YError'
        ? describeRefusal(message ?? error?.message)
        : error;
    });
  const isBeforeValidation = true;
  return parser.middleware((options: Record<string, unknown>) => {
    const declared = readDeclarations(parser);
    const { options: written, words } = readWritten(args, declared);
    if (words.includes('')) throw new UsageError(EMPTY_WORD);
    for (const [name, isOn] of requireSense(written, declared))
      for (const each of declared.allNames(name)) options[each] = isOn;
    for (const [name, value] of Object.entries(options)) options[name] = unshieldDashes(value);
    if (Array.isArray(options['paths'])) options['paths'] = keepDash(options['paths'], words);
  }, isBeforeValidation);
}

/** What an empty variable leaves of a path or a name; a path of nothing would be this folder. */
const EMPTY_WORD = 'One of the arguments is empty: write what it should be, or leave it out.';

/** The command that will be run: the first word that is the name of one. */
function findCommand(args: readonly string[], commands: readonly Command[]): Command | undefined {
  const named = new Map(commands.map((item) => [item.command.split(' ')[0], item]));
  return named.get(args.find((arg) => named.has(arg)));
}

/** In yargs' own words, which may be several lines, where it refuses a command line itself. */
function describeRefusal(message = ''): UsageError {
  return new UsageError(`${message.replace(/\s*\n\s*/g, ' ')} (grader --help tells more)`);
}

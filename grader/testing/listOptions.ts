import yargs, { type Argv } from 'yargs';
import { readDeclarations, type DeclaredOptions } from '../commandLine/declaredOptions';
import { commonOptions } from '../commandLine/runCommandLine';
import { commands } from '../commands';

/** A command as it is written with the least that it takes, and the options that it has. */
export interface CommandOptions {
  readonly words: readonly string[];
  readonly declared: DeclaredOptions;
  /** Options that take a value, and may be given once. */
  readonly single: readonly string[];
  readonly switches: readonly string[];
}

type Build = (parser: Argv) => unknown;

/** Every command of the grader, and the commands of commands, by what they declare. */
export function listOptions(): readonly CommandOptions[] {
  return commands.flatMap(({ command, builder }) => describeCommand([], command, [builder]));
}

/** @param builders those of the commands that it belongs to, and its own */
function describeCommand(
  parents: readonly string[],
  usage: string,
  builders: readonly Build[],
): readonly CommandOptions[] {
  const [name = '', ...positionals] = usage.split(' ');
  const words = [...parents, name, ...positionals.filter((item) => item.startsWith('<')).map(() => 'x')];
  const parser = yargs([]).locale('en').options(commonOptions);
  for (const build of builders.slice(0, -1)) build(parser);
  const others = Object.keys(readHandlers(parser));
  builders.at(-1)?.(parser);
  const own = Object.entries(readHandlers(parser)).filter(([item]) => !others.includes(item));
  if (own.length > 0)
    return own.flatMap(([, { original, builder }]) =>
      describeCommand(words, original, [...builders, builder]),
    );
  const declared = readDeclarations(parser);
  const names = declared.names.filter((item) => item !== 'help' && item !== 'version');
  return [
    {
      words,
      declared,
      single: names.filter((item) => !declared.isSwitch(item) && !declared.isList(item)),
      switches: names.filter((item) => declared.isSwitch(item)),
    },
  ];
}

interface YargsCommands {
  readonly getInternalMethods: () => {
    readonly getCommandInstance: () => {
      readonly getCommandHandlers: () => Readonly<
        Record<string, { readonly original: string; readonly builder: Build }>
      >;
    };
  };
}

/** The commands that were added to a parser, which yargs' types leave out. */
function readHandlers(parser: Argv) {
  return (parser as unknown as YargsCommands).getInternalMethods().getCommandInstance().getCommandHandlers();
}

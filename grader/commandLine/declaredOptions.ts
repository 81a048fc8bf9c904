import type { Argv } from 'yargs';

/** The options that a command declares, as far as reading them asks. */
export interface DeclaredOptions {
  /** Of every option, without other ways to write it. */
  readonly names: readonly string[];
  /** The declared name behind whatever name was written; null for what is no option of this command. */
  readonly find: (written: string) => string | null;
  readonly isSwitch: (name: string) => boolean;
  readonly isNumber: (name: string) => boolean;
  /** May be given again. */
  readonly isList: (name: string) => boolean;
  /** May be given without a value, although it is no switch. */
  readonly isValueOptional: (name: string) => boolean;
  /** Every name under which yargs hands the value over. */
  readonly allNames: (name: string) => readonly string[];
}

/** What yargs keeps of its declarations, which its types leave out. */
interface YargsDeclarations {
  readonly getOptions: () => {
    readonly key: Readonly<Record<string, unknown>>;
    readonly alias: Readonly<Record<string, readonly string[]>>;
    readonly narg: Readonly<Record<string, number>>;
    readonly boolean: readonly string[];
    readonly number: readonly string[];
    readonly string: readonly string[];
    readonly array: readonly string[];
  };
  readonly getGroups: () => Readonly<Record<string, readonly string[]>>;
}

/** Reads the declarations of the command that yargs has come to. */
export function readDeclarations(parser: Argv): DeclaredOptions {
  const { getOptions, getGroups } = parser as unknown as YargsDeclarations;
  const { key, alias, narg, boolean, number, string, array } = getOptions.call(parser);
  // yargs would take `--name` for a positional `<name>` as well, and then one of two silently.
  const positionals = getGroups.call(parser)[POSITIONALS] ?? [];
  const aliases = new Map(
    Object.entries(alias).flatMap(([name, others]) => others.map((item) => [item, name])),
  );
  const names = Object.keys(key).filter((name) => !positionals.includes(name) && !aliases.has(name));
  return {
    names,
    find(written) {
      const known = aliases.get(written) ?? written;
      return names.find((name) => name === known || toCamelCase(name) === known) ?? null;
    },
    isSwitch: (name) => boolean.includes(name),
    isNumber: (name) => number.includes(name),
    isList: (name) => array.includes(name),
    isValueOptional: (name) => string.includes(name) && !Object.hasOwn(narg, name),
    allNames: (name) => [name, toCamelCase(name), ...(alias[name] ?? [])],
  };
}

/** The heading in the help, in the language that runCommandLine asks for. */
const POSITIONALS = 'Positionals:';

function toCamelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

import type { DeclaredOptions } from './declaredOptions';

/** A command line as somebody wrote it, up to a `--`. */
export interface Written {
  readonly options: readonly WrittenOption[];
  /** What is neither an option nor the value of one: the command, paths, names. */
  readonly words: readonly string[];
}

export interface WrittenOption {
  /** As it is declared; null for what is no option of the command. */
  readonly name: string | null;
  /** Without its value: `--check`, `--no-check`. */
  readonly flag: string;
  /** Null where none was given; '' is what an empty variable leaves of a value. */
  readonly value: string | null;
  readonly isNegated: boolean;
}

/**
 * Reads a command line before yargs makes values of it, by the same rules: afterwards nobody can tell whether a switch
 * was given twice, what value it was given, or whether a number was an empty text.
 */
export function readWritten(args: readonly string[], declared: DeclaredOptions): Written {
  const options: WrittenOption[] = [];
  const words: string[] = [];
  for (let at = 0; at < args.length && args[at] !== '--'; at++) {
    const [, flag, given] = OPTION.exec(args[at] as string) ?? [];
    if (flag === undefined) {
      words.push(args[at] as string);
      continue;
    }
    const option = readFlag(flag, declared);
    const isFollowed = given === undefined && isValue(args[at + 1], option, declared);
    if (isFollowed) at += 1;
    options.push({ ...option, value: given ?? (isFollowed ? (args[at] as string) : null) });
  }
  return { options, words };
}

/** `--name`, `--name=value`, and the same with one letter. */
const OPTION = /^(--[^=]+|-[A-Za-z](?==|$))(?:=(.*))?$/s;

function readFlag(flag: string, declared: DeclaredOptions): Omit<WrittenOption, 'value'> {
  const written = flag.replace(/^--?/, '');
  const name = declared.find(written);
  if (name !== null || !written.startsWith('no-')) return { name, flag, isNegated: false };
  return { name: declared.find(written.slice('no-'.length)), flag, isNegated: true };
}

/** Whether what comes next is the option's value. */
function isValue(
  next: string | undefined,
  { name, isNegated }: Pick<WrittenOption, 'name' | 'isNegated'>,
  declared: DeclaredOptions,
): boolean {
  if (next === undefined || name === null || isNegated) return false;
  if (declared.isSwitch(name)) return next === 'true' || next === 'false';
  if (declared.isList(name) || declared.isValueOptional(name))
    return !next.startsWith('-') || NEGATIVE_NUMBER.test(next);
  return !/^-[^0-9]/.test(next);
}

const NEGATIVE_NUMBER = /^-([0-9]+(\.[0-9]+)?|\.[0-9]+)$/;

import { closest, distance } from 'fastest-levenshtein';
import { UsageError } from '../utils/usageError';
import type { DeclaredOptions } from './declaredOptions';
import type { WrittenOption } from './writtenOptions';

/**
 * Refuses what yargs would take silently for something else, or hand over as what no command expects: an option that is
 * given twice, one without its value, a number that is none, a switch with a value that is neither on nor off.
 * @returns what each switch that was given a value says
 * @throws UsageError for the first of them, naming the option
 */
export function requireSense(
  written: readonly WrittenOption[],
  declared: DeclaredOptions,
): ReadonlyMap<string, boolean> {
  const known = written.map((option) => requireKnown(option, declared));
  requireOnce(known, declared);
  for (const option of known) requireValue(option, declared);
  const switches = known.filter(({ name, value }) => declared.isSwitch(name) && value !== null);
  return new Map(switches.map((option) => [option.name, readSwitch(option)]));
}

type KnownOption = WrittenOption & { readonly name: string };

function requireKnown(option: WrittenOption, declared: DeclaredOptions): KnownOption {
  const { name, flag, isNegated } = option;
  if (name === null) throw new UsageError(describeUnknown(flag.replace(/^--?/, ''), declared.names));
  if (isNegated && !declared.isSwitch(name))
    throw new UsageError(`--${name} is no switch that ${flag} could turn off: leave it out instead.`);
  return { ...option, name };
}

/** A slip of the fingers is further from the right name than this in no option. */
const MOST_SLIPS = 2;

function describeUnknown(written: string, names: readonly string[]): string {
  const near = closest(written, [...names]);
  const hint = distance(written, near) <= MOST_SLIPS ? `did you mean --${near}?` : 'grader --help tells more';
  return `Unknown argument: ${written} (${hint})`;
}

function requireOnce(written: readonly KnownOption[], declared: DeclaredOptions): void {
  const repeated = written.find(
    ({ name }, index) =>
      !declared.isList(name) && written.findIndex((other) => other.name === name) !== index,
  );
  if (repeated === undefined) return;
  const all = written.filter(({ name }) => name === repeated.name);
  const times = all.length === 2 ? 'twice' : `${all.length} times`;
  const shown = all.map(({ flag, value }) =>
    value === null ? flag : value === '' ? '""' : hidePassword(value),
  );
  throw new UsageError(`--${repeated.name} was given ${times} (${shown.join(', ')}): give it once.`);
}

/** A terminal may be shared, and a log is kept. */
function hidePassword(value: string): string {
  return value.replace(/(:\/\/[^:@/]*):.*@/s, '$1:…@');
}

function requireValue({ name, flag, value, isNegated }: KnownOption, declared: DeclaredOptions): void {
  if (declared.isSwitch(name)) {
    if (isNegated && value !== null) throw new UsageError(`${flag} takes no value: write it alone.`);
    return;
  }
  const mayLack = declared.isValueOptional(name) && value === null;
  if (!mayLack && (value === null || value === ''))
    throw new UsageError(`--${name} was given without a value: write one behind it, or leave it out.`);
  if (declared.isNumber(name) && !NUMBER.test(value as string))
    throw new UsageError(`--${name} takes a number, which ${JSON.stringify(value)} is not.`);
}

const NUMBER = /^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)(e[+-]?[0-9]+)?$/i;

const ON = ['true', 'yes', 'on', '1'];
const OFF = ['false', 'no', 'off', '0'];

/** yargs itself takes everything but `true` for off. */
function readSwitch({ name, value }: KnownOption): boolean {
  const said = (value as string).toLowerCase();
  if (ON.includes(said)) {
    // yargs has looked for these two before, and did not find them on.
    if ((name === 'help' || name === 'version') && said !== 'true')
      throw new UsageError(`--${name} takes no value: write it alone.`);
    return true;
  }
  if (OFF.includes(said)) return false;
  throw new UsageError(
    `--${name}=${value} says neither yes nor no: write --${name} alone, or with ${[...ON, ...OFF].join(', ')}.`,
  );
}

import type { Argv } from 'yargs';
import { runCommandLine } from '../commandLine/runCommandLine';
import { listOptions } from '../testing/listOptions';
import { commands } from '.';

/** Each command by its words, and the options that it declares: a new one is among them by itself. */
const all = listOptions().map((item) => [item.words.join(' '), item] as const);
const withSwitches = all.filter(([, { switches }]) => switches.length > 0);

/** What a command line says without its command being run: what a handler would be given, or the fault. */
async function read(args: readonly string[]): Promise<Record<string, unknown> | Error> {
  let seen: Record<string, unknown> = {};
  const handler = (options: Record<string, unknown>) => {
    seen = options;
    return Promise.resolve(0);
  };
  const stubs = commands.map((command) => ({
    ...command,
    builder: (argv: Argv) => command.builder(stubNested(argv, handler)),
    handler,
  }));
  return runCommandLine(args, stubs).then(
    () => seen,
    (error: unknown) => {
      if (error instanceof Error) return error;
      throw error;
    },
  );
}

/** A command's own commands, which its builder declares, are not run either. */
function stubNested(argv: Argv, handler: (options: Record<string, unknown>) => Promise<number>): Argv {
  const declare = argv.command.bind(argv) as (...terms: readonly unknown[]) => Argv;
  const stubbed = (name: unknown, describe: unknown, build: unknown): Argv =>
    declare(name, describe, build, handler);
  return Object.assign(argv, { command: stubbed });
}

it('there are commands and options to look at', () => {
  const names = all.map(([, { words }]) => words.filter((word) => word !== 'x').join(' '));
  expect(names).toEqual(expect.arrayContaining(['grade', 'gradebook adjust', 'start', 'status']));
  expect(all.find(([name]) => name === 'gradebook export')?.[1].single).toEqual(
    expect.arrayContaining(['assignment', 'counts', 'database', 'format', 'gradebook', 'out', 'root']),
  );
  expect(withSwitches.map(([name]) => name)).toEqual(expect.arrayContaining(['grade', 'release', 'start']));
});

it.each(all)('%s refuses an option whose value is an empty variable', async (_words, { words, declared }) => {
  for (const name of declared.names.filter((item) => !declared.isSwitch(item)))
    for (const ending of [[`--${name}=`], [`--${name}`, '']])
      expect(await read([...words, ...ending])).toMatchObject({
        name: 'UsageError',
        message: `--${name} was given without a value: write one behind it, or leave it out.`,
      });
});

it.each(all)('%s: an option without a value is refused, but for one that says so', async (_words, item) => {
  const { words, single, declared } = item;
  const bare = single.filter((name) => declared.isValueOptional(name));
  expect(bare).toEqual(words[0] === 'grade' ? ['gradebook'] : []);
  for (const name of single.filter((other) => !bare.includes(other)))
    expect(await read([...words, `--${name}`])).toMatchObject({
      name: 'UsageError',
      message: `--${name} was given without a value: write one behind it, or leave it out.`,
    });
});

it.each(all)('%s refuses a number that is none', async (_words, { words, single, declared }) => {
  for (const name of single.filter((item) => declared.isNumber(item)))
    expect(await read([...words, `--${name}`, 'x'])).toMatchObject({
      name: 'UsageError',
      message: `--${name} takes a number, which "x" is not.`,
    });
});

it.each(all)('%s: --no- turns off switches and nothing else', async (_words, { words, single }) => {
  for (const name of single)
    expect(await read([...words, `--no-${name}`])).toMatchObject({
      name: 'UsageError',
      message: `--${name} is no switch that --no-${name} could turn off: leave it out instead.`,
    });
});

it.each(withSwitches)('%s takes a switch as meant, or refuses it', async (_words, { words, switches }) => {
  for (const name of switches) {
    for (const value of ['1', 'yes', 'on', 'true'])
      expect(await read([...words, `--${name}=${value}`])).toMatchObject({ [name]: true });
    for (const value of ['0', 'no', 'off', 'false'])
      expect(await read([...words, `--${name}=${value}`])).toMatchObject({ [name]: false });
    for (const value of ['', 'maybe', '2'])
      expect(await read([...words, `--${name}=${value}`])).toMatchObject({
        name: 'UsageError',
        message: `--${name}=${value} says neither yes nor no: write --${name} alone, or with true, yes, on, 1, false, no, off, 0.`,
      });
  }
});

import type { Command } from './command';
import { runCommandLine } from './runCommandLine';

/** A command with an option of each kind; it answers with nothing but what it was given. */
function createCommand(seen: (options: Record<string, unknown>) => void, passesOn = false): Command {
  return {
    command: 'do [paths..]',
    describe: 'does',
    passesOn,
    builder: (argv) =>
      argv
        .positional('paths', { type: 'string', array: true, default: [] })
        .option('check', { type: 'boolean', default: false })
        .option('until-empty', { type: 'boolean', default: true, alias: 'e' })
        .option('min-score', { type: 'number', requiresArg: true })
        .option('format', { choices: ['json', 'csv'], default: 'json', requiresArg: true })
        .option('report', { type: 'string', array: true, nargs: 1, requiresArg: true, default: [] })
        .option('folder', { type: 'string' }),
    handler: (options: Record<string, unknown>) => {
      seen(options);
      return Promise.resolve(7);
    },
  };
}

/** What the command was given, of some options. */
async function parse(args: readonly string[], ...names: readonly string[]): Promise<readonly unknown[]> {
  let options: Record<string, unknown> = {};
  expect(await runCommandLine(['do', ...args], [createCommand((seen) => (options = seen))])).toBe(7);
  return names.map((name) => options[name]);
}

describe('a switch', () => {
  it.each([
    ['true', true],
    ['1', true],
    ['yes', true],
    ['on', true],
    ['YES', true],
    ['false', false],
    ['0', false],
    ['no', false],
    ['Off', false],
  ])('with the value %s is taken as meant', async (value, isOn) => {
    expect(await parse([`--check=${value}`], 'check')).toEqual([isOn]);
    const names = ['until-empty', 'untilEmpty', 'e'];
    for (const name of names)
      expect(await parse([`-${name === 'e' ? '' : '-'}${name}=${value}`], ...names)).toEqual([
        isOn,
        isOn,
        isOn,
      ]);
  });

  it('is on when it is written, off behind --no-, and takes no word for its value', async () => {
    expect(await parse(['--check', 'yes'], 'check', 'paths')).toEqual([true, ['yes']]);
    expect(await parse(['--check', 'true', 'x'], 'check', 'paths')).toEqual([true, ['x']]);
    expect(await parse(['--check', 'false'], 'check')).toEqual([false]);
    expect(await parse(['--no-until-empty'], 'untilEmpty')).toEqual([false]);
  });
});

it.each<[readonly string[], string]>([
  [['--format', 'json', '--format=csv'], '--format was given twice (json, csv): give it once.'],
  [
    ['--minScore', '1', '--min-score=2', '--min-score', '3'],
    '--min-score was given 3 times (1, 2, 3): give it once.',
  ],
  [['--check', '--no-check'], '--check was given twice (--check, --no-check): give it once.'],
  [['-e', '--until-empty'], '--until-empty was given twice (-e, --until-empty): give it once.'],
  [['--folder', '--folder=a'], '--folder was given twice (--folder, a): give it once.'],
  [
    ['--folder=pg://me:secret@host/a', '--folder=pg://me@host/b'],
    '--folder was given twice (pg://me:…@host/a, pg://me@host/b): give it once.',
  ],
  [
    ['--check='],
    '--check= says neither yes nor no: write --check alone, or with true, yes, on, 1, false, no, off, 0.',
  ],
  [['--no-check=1'], '--no-check takes no value: write it alone.'],
  [['--help=yes'], '--help takes no value: write it alone.'],
  [['--format'], '--format was given without a value: write one behind it, or leave it out.'],
  [['--format', '--check'], '--format was given without a value: write one behind it, or leave it out.'],
  [['--report=a', '--report='], '--report was given without a value: write one behind it, or leave it out.'],
  [['--min-score', ''], '--min-score was given without a value: write one behind it, or leave it out.'],
  [['--min-score', 'x'], '--min-score takes a number, which "x" is not.'],
  [['--min-score= '], '--min-score takes a number, which " " is not.'],
  [['--min-score=Infinity'], '--min-score takes a number, which "Infinity" is not.'],
  [['a', ''], 'One of the arguments is empty: write what it should be, or leave it out.'],
  [['--no-format'], '--format is no switch that --no-format could turn off: leave it out instead.'],
  [['--report.x', 'y'], 'Unknown argument: report.x (did you mean --report?)'],
  [['--fromat=json'], 'Unknown argument: fromat (did you mean --format?)'],
  [['--watch'], 'Unknown argument: watch (grader --help tells more)'],
  [['--paths', 'x'], 'Unknown argument: paths (grader --help tells more)'],
  [
    ['--format', 'pdf'],
    'Invalid values: Argument: format, Given: "pdf", Choices: "json", "csv" (grader --help tells more)',
  ],
])('%j is refused in a sentence', async (args, sentence) => {
  await expect(parse(args)).rejects.toMatchObject({ name: 'UsageError', message: sentence });
});

describe('what is no fault', () => {
  it('is a list that is given again, a number below 0, an option that may lack its value', async () => {
    const args = ['--report', 'a', '--report=b', '--min-score', '-2.5', '--folder'];
    expect(await parse(args, 'report', 'minScore', 'folder')).toEqual([['a', 'b'], -2.5, '']);
    expect(await parse(['--folder', 'x', 'y'], 'folder', 'paths')).toEqual(['x', ['y']]);
  });

  it('is a word that looks like a number or an option', async () => {
    expect(await parse(['2024.10', '007', '-'], 'paths')).toEqual([['2024.10', '007', '-']]);
    expect(await parse(['a', '--', '-x.ipynb', '--format', 'b'], 'paths', 'format')).toEqual([
      ['a', '-x.ipynb', '--format', 'b'],
      'json',
    ]);
  });

  it('is a dash that is the value of an option, and no path', async () => {
    expect(await parse(['--format=csv', 'a'], 'paths')).toEqual([['a']]);
    await expect(parse(['a', '--format', '-'])).rejects.toThrow(/Given: "-"/);
  });

  it('is anything behind -- of a command that passes it on', async () => {
    let seen: Record<string, unknown> = {};
    const command = createCommand((options) => (seen = options), true);
    await runCommandLine(['do', 'a', '--', '--check', '--check', '-'], [command]);
    expect([seen['paths'], seen['--']]).toEqual([['a'], ['--check', '--check', '-']]);
  });
});

it('what a command throws comes through as it is', async () => {
  const fault = new TypeError('a bug');
  const command = createCommand(() => {
    throw fault;
  });
  await expect(runCommandLine(['do'], [command])).rejects.toBe(fault);
});

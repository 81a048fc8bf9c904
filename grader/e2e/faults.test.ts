import { repository, runCli } from '../testing/runCli';

jest.setTimeout(60_000);

describe('faults that are nobody’s zero end with exit code 2 and one sentence', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['no command', [], /Say what to do/],
    ['an unknown option', ['grade', 'solutions', '--fromat', 'json'], /Unknown argument: fromat/],
    ['a wrong format', ['grade', 'solutions', '--format', 'pdf'], /Choices: "table", "json"/],
    ['a path that is not there', ['grade', 'gone.ipynb'], /gone\.ipynb does not exist/],
    [
      'an unknown assignment',
      ['grade', 'solutions', '--assignment', 'calculus'],
      /There is no assignment "calculus"; there is initialization\./,
    ],
    ['no jobs', ['grade', 'solutions', '--jobs', '0'], /--jobs takes a whole number from 1/],
    ['a root without assignments', ['grade', 'solutions', '--root', 'grader'], /grader holds no assignment/],
    [
      'an --out that cannot be written',
      ['grade', 'solutions', '--out', 'package.json/x'],
      /package\.json\/x cannot be written/,
    ],
  ])('%s', async (_name, args, message) => {
    const { code, stdout, stderr } = await runCli(args, { cwd: repository });
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

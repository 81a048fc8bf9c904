import { runCommandLine } from '../commandLine/runCommandLine';
import { commands } from '../commands';
import { listOptions } from '../testing/listOptions';
import { runCli } from '../testing/runCli';
import { describeFault } from '../utils/describeFault';

jest.setTimeout(60_000);

/** Every option of every command, by what the commands declare: a new one is among them by itself. */
const doubled = listOptions().flatMap(({ words, single, switches }) => [
  ...single.map((name) => ({ name, shown: '1', args: [...words, `--${name}`, '1', `--${name}=1`] })),
  ...switches.map((name) => ({ name, shown: `--${name}`, args: [...words, `--${name}`, `--${name}`] })),
]);

const describeTwice = (name: string, shown: string) =>
  `--${name} was given twice (${shown}, ${shown}): give it once.`;

it('every option of every command is refused in one sentence when it is given twice', async () => {
  expect(doubled.length).toBeGreaterThan(80);
  for (const { name, shown, args } of doubled) {
    const answer = await runCommandLine(args, commands).then(
      (code) => `ended with ${code}`,
      (error: unknown) => describeFault(error),
    );
    expect({ args, answer }).toEqual({ args, answer: describeTwice(name, shown) });
  }
});

it('as the command line itself says, with exit code 2 and nothing on stdout', async () => {
  const some = [doubled[0], doubled[Math.floor(doubled.length / 2)], doubled.at(-1)];
  for (const item of some) {
    const { code, stdout, stderr } = await runCli(item?.args ?? []);
    const sentence = `grader: ${describeTwice(item?.name ?? '', item?.shown ?? '')}\n`;
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: sentence });
  }
});

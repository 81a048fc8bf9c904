import { mapInOrder } from '../batch';
import { listOptions } from '../testing/listOptions';
import { runCli } from '../testing/runCli';

// Some ninety runs, one for each option.
jest.setTimeout(480_000);

/** Every option of every command, by what the commands declare: a new one is among them by itself. */
const doubled = listOptions().flatMap(({ words, single, switches }) => [
  ...single.map((name) => ({ name, shown: '1', args: [...words, `--${name}`, '1', `--${name}=1`] })),
  ...switches.map((name) => ({ name, shown: `--${name}`, args: [...words, `--${name}`, `--${name}`] })),
]);

it('every option of every command is refused in one sentence when it is given twice', async () => {
  expect(doubled.length).toBeGreaterThan(80);
  const runs = mapInOrder(doubled, 4, async ({ name, shown, args }) => {
    const { code, stdout, stderr } = await runCli(args);
    const sentence = `grader: --${name} was given twice (${shown}, ${shown}): give it once.\n`;
    return { args, code, stdout, stderr: stderr === sentence ? 'as it should be' : stderr };
  });
  for await (const { args, ...run } of runs)
    expect({ args, ...run }).toEqual({ args, code: 2, stdout: '', stderr: 'as it should be' });
});

import { runCli, type RunOptions } from './runCli';

/** Exit code 2, nothing on stdout, and on stderr one line that says what it is; a bug would show its stack there. */
export async function expectSentence(
  args: readonly string[],
  message: RegExp,
  options: RunOptions,
): Promise<void> {
  const { code, stdout, stderr } = await runCli(args, options);
  expect(stderr).toMatch(/^grader: .*[.)]\n$/);
  expect(stderr).not.toMatch(/of the grader itself/);
  expect(stderr).toMatch(message);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
}

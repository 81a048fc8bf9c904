import { hostileText } from '../testing/hostileText';
import { issueCommand } from '@actions/core/lib/command';
import fc from 'fast-check';
import { renderReport } from './testing/renderReport';
import { createMarkdown } from './markdown';
import { github, listAnnotations } from './github';
import { hiddenOnly, hostile, mixed, perfect, rejected, work } from './testing/sampleRows';
import { writeWorkflowCommand, type WorkflowCommand } from './workflowCommand';

/** What GitHub's own toolkit prints for a command. */
function printWithToolkit({ name, properties, message }: WorkflowCommand): string {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  issueCommand(name, properties, message);
  const printed = write.mock.calls.map(([text]) => String(text)).join('');
  write.mockRestore();
  return printed.trimEnd();
}

describe('github', () => {
  it('annotates each function that did not pass where it stands in the file, and tells the score', () => {
    expect(renderReport(github, [mixed], { work }).split('\n')).toEqual([
      '::error file=class/alice.ipynb,line=408,title=initializeParametersRandom%3A threw%2C 0 of 20 points::cell 4, line 8: initializeParametersRandom threw TypeError: x is not iterable%0A| const [a] = x;',
      '::error file=class/alice.ipynb,line=501,title=initializeParametersHe%3A failed%2C 12.5 of 30 points (xavier-scaling)::cell 5: You divided 1 by the fan-in. Hint: What makes up for a half?%0Avalues-public-1 (−10): W1[0][0] is 1; expected 2.%0AHint: Hint of values-public-1.%0Avalues-public-2 (−7.5): values-public-2 says so.%0AHint: Hint of values-public-2.',
      '::notice file=class/alice.ipynb,title=alice%3A 32.5 of 70 points::32.5 of 70 points; 1 of 3 functions pass',
      '',
    ]);
  });

  it('says that all passes only where hidden cases pass too', () => {
    expect(renderReport(github, [perfect])).toMatch(/^::notice .*every check passes, the hidden ones too\n$/);
    expect(renderReport(github, [hiddenOnly])).not.toContain('every check passes');
  });

  it('a rejected file is an error without a line, named without its folders', () => {
    expect(renderReport(github, [rejected])).toBe(
      '::error file=/home/teacher/class/broken.ipynb,title=broken%3A rejected::broken.ipynb is no JSON: line 3 ends too early\n',
    );
  });

  it.each([
    ['mixed', mixed],
    ['hostile', hostile],
    ['rejected', rejected],
    ['perfect', perfect],
  ])('prints for the %s row what the toolkit prints', (_, row) => {
    const commands = listAnnotations(row, work);
    expect(renderReport(github, [row], { work })).toBe(
      commands.map((command) => `${printWithToolkit(command)}\n`).join(''),
    );
  });

  it('lets no student begin a line', () => {
    const lines = renderReport(github, [hostile], { work }).split(/[\n\r]/);
    expect(lines).toHaveLength(3);
    for (const line of lines.slice(0, 2)) expect(line).toMatch(/^::(error|notice) file=/);
    expect(lines.join('')).not.toContain('##[');
  });

  it('writes the summary as markdown', () => {
    expect(github.summary).toEqual({
      variable: 'GITHUB_STEP_SUMMARY',
      mixes: 'parts',
      create: createMarkdown,
    });
  });
});

it('any command is what the toolkit prints', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.constantFrom(hostileText, 'a:b,c%d\r\n'),
  );
  fc.assert(
    fc.property(text, text, fc.integer({ min: 1 }), (title, message, line) => {
      const command = { name: 'error', properties: { file: title, line, title }, message } as const;
      expect(writeWorkflowCommand(command).trimEnd()).toBe(printWithToolkit(command));
    }),
  );
});

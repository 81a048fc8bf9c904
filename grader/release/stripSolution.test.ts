import { ReleaseError } from './releaseError';
import { stripSolution } from './stripSolution';

const start = '// START CODE HERE (≈ 1 line of code)';
const end = '// END CODE HERE';

describe('stripSolution', () => {
  test('takes out what stands between the markers and keeps them with their indentation', () => {
    const source = ['let a;', `  ${start}`, '  a = 1;', '', `  ${end}`, 'a;'].join('\n');
    expect(stripSolution(source, 'cell 1')).toEqual({
      source: ['let a;', `  ${start}`, `  ${end}`, 'a;'].join('\n'),
      pairs: 1,
    });
  });

  test('handles several pairs in one cell', () => {
    const source = [start, 'a();', end, 'between();', start, 'b();', end].join('\n');
    expect(stripSolution(source, 'cell 1')).toEqual({
      source: [start, end, 'between();', start, end].join('\n'),
      pairs: 2,
    });
  });

  test('leaves a cell without markers alone', () => {
    expect(stripSolution('start();\n// the code here\n', 'cell 1')).toEqual({
      source: 'start();\n// the code here\n',
      pairs: 0,
    });
  });

  test('knows markers as the course decorates them', () => {
    const source = '// ### START CODE HERE ### (≈ 2 lines)\nx;\n// ### END CODE HERE ###';
    expect(stripSolution(source, 'cell 1').source).not.toContain('x;');
  });

  test.each([
    [
      'START without END',
      ['a;', start, 'b;'],
      'In cell 3, line 2: START CODE HERE has no END CODE HERE below it; add the missing line in this cell.',
    ],
    [
      'END without START',
      ['a;', end],
      'In cell 3, line 2: END CODE HERE has no START CODE HERE above it; add the missing line in this cell.',
    ],
    [
      'nested START',
      [start, 'a;', start, end, end],
      'In cell 3, line 3: START CODE HERE comes again before the END CODE HERE that line 1 waits for; close the first pair, pairs cannot be nested.',
    ],
    [
      'code before END on its line, which a cut at the line would publish',
      [start, 'a;', `b; ${end}`],
      'In cell 3, line 3: a START or END CODE HERE marker must be the one // comment on a line of its own; move what else stands on the line.',
    ],
    [
      'block comments',
      ['/* START CODE HERE */', 'a;', '/* END CODE HERE */'],
      'In cell 3, line 1: a START or END CODE HERE marker must be the one // comment on a line of its own; move what else stands on the line.',
    ],
    [
      'both markers on one line',
      ['// START CODE HERE, END CODE HERE'],
      'In cell 3, line 1: a START or END CODE HERE marker must be the one // comment on a line of its own; move what else stands on the line.',
    ],
  ])('refuses %s', (_, lines, message) => {
    expect(() => stripSolution(lines.join('\n'), 'cell 3')).toThrow(new ReleaseError(message));
  });
});

import { buildNotebook } from '../testing/buildNotebook';
import { createLineLocator } from './locateLines';

const text = buildNotebook([
  { kind: 'markdown', source: '# One\n\ntext' },
  'const a = 1;\nconst b = 2;\nconst c = 3;',
]);
const lines = text.split('\n');
const locate = createLineLocator(text);

it.each([
  [2, 1, 'const a = 1;'],
  [2, 2, 'const b = 2;'],
  [2, 3, 'const c = 3;'],
  [1, 3, 'text'],
])('finds line %#: cell %i, line %i', (cell, line, source) => {
  expect(lines[(locate({ cell, line }) ?? 0) - 1]).toContain(source);
});

it('leads to the last line there is, to the source where no line is named, and nowhere without a cell', () => {
  expect(locate({ cell: 2, line: 99 })).toBe(locate({ cell: 2, line: 3 }));
  expect(locate({ cell: 2 })).toBe(locate({ cell: 2, line: 1 }));
  expect(locate({ cell: 7, line: 1 })).toBeNull();
  expect(locate({})).toBeNull();
});

it('takes a source that is one text, pieces of several lines, and a notebook on one line', () => {
  const cell = (source: unknown) => JSON.stringify({ cells: [{ source }] }, null, 1);
  const whole = cell('a\nb\nc');
  expect(createLineLocator(whole)({ cell: 1, line: 3 })).toBe(4);
  const pieces = cell(['a\nb\n', 'c']);
  expect([1, 2, 3].map((line) => createLineLocator(pieces)({ cell: 1, line }))).toEqual([5, 5, 6]);
  expect(createLineLocator(JSON.stringify(JSON.parse(text)))({ cell: 2, line: 2 })).toBe(1);
});

it('has no answer, and no error, where outputs are nested too deeply to be parsed', () => {
  const deep = `{"cells":[{"source":"a","outputs":${'['.repeat(200_000)}${']'.repeat(200_000)}}]}`;
  expect(createLineLocator(deep)({ cell: 1 })).toBeNull();
});

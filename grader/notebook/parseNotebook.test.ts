import type { Notebook } from '../domain';
import { buildNotebook } from '../testing/buildNotebook';
import { parseNotebook } from './parseNotebook';

function notebookOf(content: string | Uint8Array): Notebook {
  const read = parseNotebook(content);
  if (read.kind === 'rejected') throw new Error(read.reason);
  return read.notebook;
}

const withCells = (...cells: unknown[]): string => JSON.stringify({ nbformat: 4, nbformat_minor: 2, cells });

describe('a notebook', () => {
  it('comes out complete', () => {
    const text = buildNotebook([
      { kind: 'markdown', source: '# Title\n\ntext' },
      { source: 'const a = 1;\n', id: 'he', tags: ['graded', 'x'], gradedFunction: 'f' },
      { kind: 'raw', source: '' },
    ]);
    expect(notebookOf(text)).toEqual({
      assignment: 'initialization',
      cells: [
        {
          number: 1,
          kind: 'markdown',
          id: 'cell-1',
          source: '# Title\n\ntext',
          tags: [],
          gradedFunction: null,
        },
        {
          number: 2,
          kind: 'code',
          id: 'he',
          source: 'const a = 1;\n',
          tags: ['graded', 'x'],
          gradedFunction: 'f',
        },
        { number: 3, kind: 'raw', id: 'cell-3', source: '', tags: [], gradedFunction: null },
      ],
    });
  });

  it.each([
    ['text', 'a\nb'],
    ['a list', ['a\n', 'b']],
    ['text with CRLF', 'a\r\nb'],
    ['text with CR', 'a\rb'],
    ['a list cut inside CRLF', ['a\r', '\nb']],
  ])('has the same source whether it is %s', (_, source) => {
    expect(notebookOf(withCells({ cell_type: 'code', source })).cells[0]?.source).toBe('a\nb');
  });

  it('may leave out everything but its cells', () => {
    expect(notebookOf('{"cells":[{},{"cell_type":"code"},{"cell_type":"heading","source":"x"}]}')).toEqual({
      assignment: null,
      cells: ['raw', 'code', 'raw'].map((kind, position) => ({
        number: position + 1,
        kind,
        id: null,
        source: position === 2 ? 'x' : '',
        tags: [],
        gradedFunction: null,
      })),
    });
  });

  it('may hold values of the wrong type where they do no harm', () => {
    const metadata = { tags: [1, 'a', null], grader: { function: 7 } };
    const cell = { cell_type: 'code', id: 5, metadata, source: [], outputs: 'none' };
    const [read] = notebookOf(
      JSON.stringify({ cells: [cell, { ...cell, metadata: { tags: 'a', grader: [] } }], metadata: 3 }),
    ).cells;
    expect(read).toEqual({
      number: 1,
      kind: 'code',
      id: null,
      source: '',
      tags: ['a'],
      gradedFunction: null,
    });
  });

  it('may have a byte order mark, in bytes and in text', () => {
    const text = `\uFEFF${withCells()}`;
    expect(notebookOf(text).cells).toEqual([]);
    expect(notebookOf(new TextEncoder().encode(text)).cells).toEqual([]);
  });

  it('may have the NaN and Infinity that Python writes, outside its texts', () => {
    const text =
      '{"cells":[{"cell_type":"code","source":"NaN \\" Infinity","outputs":[NaN,-Infinity, Infinity]}]}';
    expect(notebookOf(text).cells[0]?.source).toBe('NaN " Infinity');
  });

  it('may have a format that is none', () => {
    expect(notebookOf('{"nbformat":{"toString":""},"cells":[]}').cells).toEqual([]);
  });

  it('keeps names like __proto__ to themselves', () => {
    const text =
      '{"cells":[{"cell_type":"code","metadata":{"__proto__":{"grader":{"function":"f"},"tags":["a"]}}}],"__proto__":{"metadata":{"grader":{"assignment":"x"}}}}';
    expect(notebookOf(text)).toMatchObject({ assignment: null, cells: [{ tags: [], gradedFunction: null }] });
  });

  it('has no half characters, and no bytes that are no text', () => {
    expect(notebookOf('{"cells":[{"source":"a\\ud83d b \\ud83d\\ude00"}]}').cells[0]?.source).toBe(
      'a\uFFFD b \u{1F600}',
    );
    const bytes = Buffer.from(withCells({ source: 'a?b' }));
    bytes[bytes.indexOf('?')] = 0xe9;
    expect(notebookOf(bytes).cells[0]?.source).toBe('a\uFFFDb');
  });

  it('may have outputs of any size and depth', () => {
    const outputs = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(notebookOf(`{"cells":[{"source":"a","outputs":${outputs}}]}`).cells).toHaveLength(1);
  });
});

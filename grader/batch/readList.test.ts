import { parseList, readList } from './readList';

const paths = (text: string) => parseList(text).map(({ path, line }) => `${line} ${path}`);

describe('a list of paths', () => {
  it('has one a line, of any system', () => {
    expect(paths('a.ipynb\r\n\n  \nb c.ipynb\n')).toEqual(['1 a.ipynb', '4 b c.ipynb']);
  });

  it('or one before each NUL, with line ends in the names', () => {
    expect(paths('a\nb.ipynb\0 \0c.ipynb\0')).toEqual(['1 a\nb.ipynb', '2  ', '3 c.ipynb']);
  });

  it('must not be empty, and may come in pieces', async () => {
    const stream = async function* (...pieces: string[]) {
      for (const piece of pieces) yield Buffer.from(piece);
    };
    expect(await readList(stream('a.ip', 'ynb'))).toEqual([{ path: 'a.ipynb', line: 1 }]);
    await expect(readList(stream('\n', ' \n'))).rejects.toThrow(
      'The list on stdin is empty: write one path a line.',
    );
  });
});

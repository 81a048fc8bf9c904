import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../utils/usageError';
import { gatherSubmissions } from './gatherSubmissions';
import { makeZip } from './zip/testing/makeZip';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gather-'));
  mkdirSync(join(folder, 'sub'));
  for (const name of ['a.ipynb', 'sub/b.ipynb']) writeFileSync(at(name), '{}');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (path: string) => join(folder, path);
const zipped = makeZip([{ path: 'ada_1_2_hw.ipynb', content: '{}' }]);

async function* pipe(text: string) {
  yield Buffer.from(text);
}

async function names(paths: readonly string[], list = ''): Promise<readonly string[]> {
  return (await gatherSubmissions({ paths, stdin: pipe(list) })).map(({ name }) => name);
}

describe('gatherSubmissions', () => {
  it('takes files, folders, globs, zips and a list together, each file once', async () => {
    writeFileSync(at('class.zip'), zipped);
    const list = `${at('sub/b.ipynb')}\n\n${at('class.zip')}\n`;
    expect(await names([at('a.ipynb'), '-', at('sub'), at('*.ipynb'), '-'], list)).toEqual(['a', 'ada', 'b']);
  });

  it('knows a zip by what it begins with', async () => {
    writeFileSync(at('export'), zipped);
    writeFileSync(at('export.download'), zipped);
    expect(await names([at('export')])).toEqual(['ada']);
    expect(await names([at('export.download')])).toEqual(['ada']);
  });

  it('leaves a zip that calls itself a notebook, and a document, to be rejected', async () => {
    writeFileSync(at('c.ipynb'), zipped);
    writeFileSync(at('essay.docx'), makeZip([{ path: 'word/document.xml' }]));
    writeFileSync(at('torn.docx'), zipped.subarray(0, 40));
    expect(await names([at('c.ipynb'), at('essay.docx'), at('torn.docx')])).toEqual([
      'c',
      'essay.docx',
      'torn.docx',
    ]);
  });

  it.each([
    ['text.zip', Buffer.from('<html>'), /text\.zip is no zip archive: download it again/],
    [
      'torn.zip',
      zipped.subarray(0, 40),
      /torn\.zip is no zip archive, or one that is cut off: download or zip it again\.$/,
    ],
    ['none.zip', makeZip([{ path: 'a.txt' }]), /none\.zip holds no \.ipynb file/],
    ['empty.zip', makeZip([]), /empty\.zip holds no \.ipynb file/],
  ])('refuses %s', async (name, bytes, sentence) => {
    writeFileSync(at(name), bytes);
    await expect(names([at(name)])).rejects.toThrow(UsageError);
    await expect(names([at(name)])).rejects.toThrow(sentence);
  });

  it('takes a list by its names, globs too, and says which line is wrong', async () => {
    writeFileSync(at('[1]*.ipynb'), '{}');
    mkdirSync(at('empty'));
    expect(await names(['-'], `${at('[1]*.ipynb')}\0`)).toEqual(['[1]*']);
    await expect(names(['-'], `${at('a.ipynb')}\n\nx*.ipynb\ny.ipynb`)).rejects.toThrow(
      'The list on stdin names what does not exist: x*.ipynb (line 3), y.ipynb (line 4).',
    );
    await expect(names(['-'], 'x\n'.repeat(9))).rejects.toThrow(/x \(line 5\), and 4 more\.$/);
    await expect(names(['-'], `${at('a.ipynb')}\n${at('empty')}`)).rejects.toThrow(
      /^Line 2 of the list on stdin: .*empty holds no \.ipynb file/,
    );
  });

  it('asks for something to grade', async () => {
    await expect(names([])).rejects.toThrow(
      'Name notebooks, folders, globs or zips, or "-" for a list on stdin.',
    );
  });
});

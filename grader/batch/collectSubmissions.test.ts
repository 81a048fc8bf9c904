import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectSubmissions } from './collectSubmissions';
import { UsageError } from '../utils/usageError';

describe('collectSubmissions', () => {
  let folder: string;
  const put = (path: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), '{}');
  };
  const names = (...patterns: string[]) =>
    collectSubmissions(patterns.map((pattern) => join(folder, pattern))).map((item) => item.name);
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'collect-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('searches a folder for notebooks, but not what editors and npm leave in it', () => {
    [
      'bob.ipynb',
      'deep/er/alice.ipynb',
      'notes.txt',
      '.ipynb_checkpoints/bob-checkpoint.ipynb',
      'node_modules/x/y.ipynb',
    ].forEach(put);
    expect(names('.')).toEqual(['alice', 'bob']);
  });

  it('takes a named file whatever it is called, and each file once', () => {
    ['bob.ipynb', 'essay.docx'].forEach(put);
    expect(names('essay.docx', '.', 'bob.ipynb')).toEqual(['bob', 'essay.docx']);
  });

  it('expands globs', () => {
    ['a1.ipynb', 'a2.ipynb', 'b1.ipynb', 'sub/a3.ipynb'].forEach(put);
    expect(names('a*.ipynb')).toEqual(['a1', 'a2']);
    expect(names('**/a*.ipynb')).toEqual(['a1', 'a2', 'a3']);
  });

  it('keeps a folder or a dangling link that is named like a notebook, to be rejected with a reason', () => {
    put('ok.ipynb');
    mkdirSync(join(folder, 'folder.ipynb'));
    symlinkSync(join(folder, 'gone'), join(folder, 'link.ipynb'));
    expect(names('.')).toEqual(['folder', 'link', 'ok']);
  });

  it('a name with glob characters in it is a name when the file exists', () => {
    put('bob [late].ipynb');
    expect(names('bob [late].ipynb')).toEqual(['bob [late]']);
  });

  it('says what matches nothing', () => {
    mkdirSync(join(folder, 'empty'));
    expect(() => names('empty')).toThrow(UsageError);
    expect(() => names('empty')).toThrow(/holds no \.ipynb file/);
    expect(() => names('gone.ipynb')).toThrow(/gone\.ipynb does not exist/);
    expect(() => names('gone*.ipynb')).toThrow(/does not exist/);
  });
});

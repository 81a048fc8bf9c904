import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { collectSubmissions } from './collectSubmissions';
import { asNobody } from '../testing/nobody';
import { leadsThroughLink } from '../utils/unlinked';
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

  (process.platform === 'win32' ? it.skip : it)(
    'keeps a folder that may not be read, however it was come upon',
    async () => {
      ['class/ok.ipynb', 'class/closed/b.ipynb', 'closed/c.ipynb'].forEach(put);
      for (const path of ['', 'class']) chmodSync(join(folder, path), 0o755);
      for (const path of ['class/closed', 'closed']) chmodSync(join(folder, path), 0);
      await asNobody(() => {
        for (const pattern of ['class', 'class/**/*.ipynb', 'class/*', '**/{ok,b}.ipynb'])
          expect([pattern, names(pattern)]).toEqual([
            pattern,
            pattern.startsWith('class')
              ? ['closed', 'ok']
              : ['class/closed', `${basename(folder)}/closed`, 'ok'],
          ]);
        expect(names('closed', 'class/ok.ipynb')).toEqual(['closed', 'ok']);
        expect(names('closed/*.ipynb', 'class/ok.ipynb')).toEqual(['closed', 'ok']);
        expect(names('closed/c.ipynb', 'class/ok.ipynb')).toEqual(['c', 'ok']);
        for (const alone of ['closed', 'closed/c.ipynb', 'closed/*.ipynb'])
          expect(() => names(alone)).toThrow(`${join(folder, alone)} cannot be read: permission denied.`);
      });
    },
  );

  it('keeps a link that a glob matches, wherever it leads', () => {
    put('ok.ipynb');
    symlinkSync('gone', join(folder, 'dangling.ipynb'));
    symlinkSync('loop.ipynb', join(folder, 'loop.ipynb'));
    symlinkSync('ok.ipynb', join(folder, 'link.ipynb'));
    expect(names('*.ipynb')).toEqual(['dangling', 'link', 'loop', 'ok']);
  });

  describe('links', () => {
    const rows = (...patterns: string[]) =>
      collectSubmissions(patterns.map((pattern) => join(folder, pattern))).map(
        ({ name, file, within }) =>
          `${name} ${relative(folder, file)}${leadsThroughLink(file, within ?? '.') ? ' link' : ''}`,
      );
    beforeEach(() => {
      ['class/bob/hw.ipynb', 'class/carol/hw.ipynb', 'solutions/deep/s.ipynb', 'data/x.txt'].forEach(put);
      symlinkSync('bob', join(folder, 'class/alice'));
      symlinkSync('../bob', join(folder, 'class/carol/lib64'));
      symlinkSync('../../data', join(folder, 'class/carol/data'));
      symlinkSync('../solutions', join(folder, 'class/dan'));
      symlinkSync('class', join(folder, 'linked'));
    });
    const all = ['alice class/alice link', 'bob/hw class/bob/hw.ipynb', 'carol/hw class/carol/hw.ipynb'];
    const told = [all[0], all[1], all[2], 'dan class/dan link', 'lib64 class/carol/lib64 link'];

    it('a linked folder with notebooks is told, not searched', () => {
      expect(rows('class')).toEqual(told);
      expect(rows('class/**/*.ipynb')).toEqual(told);
      expect(rows('class/*')).toEqual(told);
      expect(rows('class/*/hw.ipynb')).toEqual([...all, 'dan class/dan link']);
    });

    it('the folder that is named alone may be a link, since whoever names it means it', () => {
      const through = told.map((row) => row?.replace(' class/', ' linked/'));
      expect(rows('linked')).toEqual(through);
      expect(rows('linked/**/*.ipynb')).toEqual(through);
      expect(rows('linked/bob/hw.ipynb')).toEqual(['hw linked/bob/hw.ipynb']);
      expect(rows('linked/bob')).toEqual(['hw linked/bob/hw.ipynb']);
    });

    it.each(['', '/'])('of several, as a shell writes class/*%s out, none may be one', (slash) => {
      const named = ['alice', 'bob', 'carol', 'dan'].map((name) => `class/${name}${slash}`);
      expect(rows(...named)).toEqual(told);
      expect(rows('class/alice/hw.ipynb', 'class/bob/hw.ipynb')).toEqual([
        'alice/hw class/alice/hw.ipynb link',
        'bob/hw class/bob/hw.ipynb',
      ]);
    });

    it('what all of several have in common may lead through links', () =>
      expect(rows('linked/bob', 'linked/carol/hw.ipynb')).toEqual([
        'bob/hw linked/bob/hw.ipynb',
        'carol/hw linked/carol/hw.ipynb',
      ]));
  });

  it('takes a glob that is longer than any name', () => {
    put('ok.ipynb');
    expect(names(`{${'x'.repeat(300)},ok}.ipynb`)).toEqual(['ok']);
  });

  it('keeps what has too long a name, or a circle of links in its path; alone it is the fault', () => {
    put('ok.ipynb');
    symlinkSync('loop', join(folder, 'loop'));
    const long = `${'x'.repeat(400)}.ipynb`;
    expect(names(long, 'loop/a.ipynb', 'ok.ipynb')).toEqual(['a', 'ok', expect.stringMatching(/^x{287}…/)]);
    expect(() => names(long)).toThrow(/ cannot be read: its name is too long\.$/);
    expect(() => names('loop/a.ipynb')).toThrow(
      /loop\/a\.ipynb cannot be read: its links lead in a circle\.$/,
    );
    expect(() => names('ok.ipynb/a.ipynb')).toThrow(/does not exist/);
  });

  it('says what matches nothing', () => {
    mkdirSync(join(folder, 'empty'));
    expect(() => names('empty')).toThrow(UsageError);
    expect(() => names('empty')).toThrow(/holds no \.ipynb file/);
    expect(() => names('gone.ipynb')).toThrow(/gone\.ipynb does not exist/);
    for (const glob of ['gone*.ipynb', 'gone/*.ipynb', 'gone/**', 'ok.ipynb/*'])
      expect(() => names(glob)).toThrow(`${join(folder, glob)} does not exist`);
    for (const glob of ['no-such-folder/*.ipynb', 'package.json/*.ipynb'])
      expect(() => collectSubmissions([glob])).toThrow(`${glob} does not exist`);
  });
});

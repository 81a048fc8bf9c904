import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildNotebook } from '../testing/buildNotebook';
import { readNotebook } from './readNotebook';
import { asNobody } from '../testing/nobody';
import { IS_LINK } from '../utils/unlinked';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'notebook-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const at = (name: string): string => join(folder, name);
const reasonOf = async (path: string): Promise<string> => {
  const read = await readNotebook(path);
  return read.kind === 'rejected' ? read.reason : 'accepted';
};

describe('reading a file', () => {
  it('reads a notebook', async () => {
    writeFileSync(at('a.ipynb'), buildNotebook(['const a = 1;'.repeat(50_000)]));
    const read = await readNotebook(at('a.ipynb'));
    expect(read).toMatchObject({ kind: 'notebook', notebook: { assignment: 'initialization' } });
  });

  it('follows no link, be it the file or a folder below the one that was named', async () => {
    mkdirSync(at('bob/deep'), { recursive: true });
    for (const name of ['solution.ipynb', 'bob/deep/b.ipynb']) writeFileSync(at(name), buildNotebook([]));
    symlinkSync('solution.ipynb', at('mine.ipynb'));
    symlinkSync('bob', at('alice'));
    symlinkSync('bob', at('folder-link.ipynb'));
    for (const name of ['mine.ipynb', 'folder-link.ipynb', 'alice/deep/b.ipynb', 'alice']) {
      const read = await readNotebook(at(name), folder);
      expect([name, read]).toEqual([name, { kind: 'rejected', reason: IS_LINK }]);
    }
    // What lies above the folder that was named is whose machine it is.
    expect(await reasonOf(at('alice/deep/b.ipynb'))).toBe('accepted');
    expect((await readNotebook(at('alice/deep/b.ipynb'), at('alice'))).kind).toBe('notebook');
  });

  it('refuses by its size, before reading', async () => {
    writeFileSync(at('large.ipynb'), '');
    truncateSync(at('large.ipynb'), 104_900_000);
    const reason = 'is 104.9 MB; the limit is 64 MB: clear its outputs and save it again';
    expect(await reasonOf(at('large.ipynb'))).toBe(reason);
  });

  it('reads what is there, however much the file has grown', async () => {
    writeFileSync(at('growing.ipynb'), buildNotebook([]));
    const reading = readNotebook(at('growing.ipynb'));
    appendFileSync(at('growing.ipynb'), ' '.repeat(100_000));
    expect((await reading).kind).toBe('notebook');
  });

  it.each([
    [
      'there.ipynb/x',
      () => writeFileSync(at('there.ipynb'), ''),
      'is not there: a part of its path is a file, not a folder',
    ],
    ['folder.ipynb', () => mkdirSync(at('folder.ipynb')), 'is a folder: name the notebook inside it'],
    ['missing.ipynb', () => undefined, 'is not there: was it moved or renamed?'],
    ['dangling.ipynb', () => symlinkSync('nowhere', at('dangling.ipynb')), IS_LINK],
    ['loop.ipynb', () => symlinkSync('loop.ipynb', at('loop.ipynb')), IS_LINK],
    ['null.ipynb', () => symlinkSync('/dev/null', at('null.ipynb')), IS_LINK],
    ['pipe.ipynb', () => execFileSync('mkfifo', [at('pipe.ipynb')]), 'is a named pipe, not a notebook'],
    [`${'x'.repeat(300)}.ipynb`, () => undefined, 'cannot be read: its name is too long'],
  ])('says what stands there instead: %s', async (name, make, reason) => {
    make();
    expect(await reasonOf(at(name))).toBe(reason);
  });

  it('refuses a socket', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(at('s.ipynb'), resolve));
    expect(await reasonOf(at('s.ipynb'))).toBe('is a socket, not a notebook');
    await new Promise((resolve) => server.close(resolve));
  });

  it('refuses a device', async () => {
    expect(await reasonOf('/dev/zero')).toBe('is a device, not a notebook');
  });

  it('never names the path, nor throws for one that is none', async () => {
    const reason = await reasonOf('a\0b');
    expect(reason).toMatch(/^cannot be read: /);
  });

  (process.platform === 'win32' ? it.skip : it)('says that it may not', async () => {
    writeFileSync(at('private.ipynb'), '{}', { mode: 0 });
    chmodSync(folder, 0o755);
    mkdirSync(at('closed'), { mode: 0 });
    await asNobody(async () => {
      expect(await reasonOf(at('private.ipynb'))).toBe('cannot be read: permission denied');
      expect(await reasonOf(at('closed'))).toBe('is a folder that cannot be read: permission denied');
      expect(await reasonOf(at('closed/a.ipynb'))).toBe('cannot be read: permission denied');
    });
  });
});

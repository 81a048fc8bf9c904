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
  it('reads a notebook, through a link too', async () => {
    const text = buildNotebook(['const a = 1;'.repeat(50_000)]);
    writeFileSync(at('a.ipynb'), text);
    symlinkSync('a.ipynb', at('link.ipynb'));
    for (const name of ['a.ipynb', 'link.ipynb']) {
      const read = await readNotebook(at(name));
      expect(read).toMatchObject({ kind: 'notebook', notebook: { assignment: 'initialization' } });
    }
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
    [
      'dangling.ipynb',
      () => symlinkSync('nowhere', at('dangling.ipynb')),
      'is a link to a file that is not there',
    ],
    ['loop.ipynb', () => symlinkSync('loop.ipynb', at('loop.ipynb')), 'is a link that leads back to itself'],
    ['null.ipynb', () => symlinkSync('/dev/null', at('null.ipynb')), 'is a device, not a notebook'],
    ['zero.ipynb', () => symlinkSync('/dev/zero', at('zero.ipynb')), 'is a device, not a notebook'],
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

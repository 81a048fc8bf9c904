import { readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { UsageError } from '../../utils/usageError';
import { createGenericTest } from '../owners/genericNames';
import { expandZip } from './expandZip';
import { makeZip, toZip64, type FileSketch } from './testing/makeZip';
import { good, notebook, readRows } from './testing/readRows';
import { useZip } from './testing/useZip';
import { ZipFault } from './zipFault';

let folder: string;
let zip: string;
useZip((paths) => ({ folder, zip } = paths));

const read = (bytes: Buffer) => readRows(zip, bytes);

it('a link where others have a folder is told: nothing of what it leads to is taken', async () => {
  const link = (path: string): FileSketch => ({ path, content: '../bob', mode: 0o120777 });
  const files = [notebook('class/bob/hw.ipynb'), link('class/alice'), link('class/bob/venv/lib64')];
  expect(await read(makeZip(files))).toEqual({
    alice: 'is a link in the zip, and links are not followed: zip the file itself',
    bob: expect.stringMatching(/^\d+ bytes$/) as string,
  });
});

describe('a hostile entry costs its own row and nobody else anything', () => {
  const ok = notebook('ok.ipynb');
  const leadsOut = 'has a path that leads out of the zip, and was not read: zip it again under a plain name';
  const damaged = 'is damaged in the zip: download or zip it again';
  const lying = 'is damaged in the zip: its size is not the one that the zip tells';
  const bomb = 'lays claim to bytes of another file of the zip: it is taken for a zip bomb and was not read';
  it.each<[string, FileSketch, string]>([
    ['../', notebook('../bad.ipynb'), leadsOut],
    ['../ within', notebook('x/../../bad.ipynb'), leadsOut],
    ['..\\', notebook('..\\bad.ipynb'), leadsOut],
    ['an absolute path', notebook('/etc/bad.ipynb'), leadsOut],
    ['a drive', notebook('C:\\bad.ipynb'), leadsOut],
    ['no notebook', { path: '../bad.ipynb' }, leadsOut],
    ['NUL', notebook('bad\0.ipynb'), 'has a NUL character in its path: zip it again under a plain name'],
    [
      'a link',
      { path: 'bad.ipynb', content: '/etc/passwd', mode: 0o120777 },
      'is a link in the zip, and links are not followed: zip the file itself',
    ],
    [
      'a pipe',
      notebook('bad.ipynb', { mode: 0o010644 }),
      'is no plain file in the zip: zip the notebook itself',
    ],
    ['encryption', notebook('bad.ipynb', { flags: 1 }), 'is encrypted in the zip: zip it without a password'],
    [
      'LZMA',
      notebook('bad.ipynb', { method: 14 }),
      'is packed by a method that is not read (number 14): zip it the common way',
    ],
    ['a size too small', notebook('bad.ipynb', { said: { size: 10 } }), lying],
    ['a size too large', notebook('bad.ipynb', { said: { size: 10_000 } }), lying],
    ['a stored size', notebook('bad.ipynb', { method: 0, said: { size: 10 } }), lying],
    [
      'a huge size',
      notebook('bad.ipynb', { said: { size: 4_000_000_000 } }),
      'is 4000.0 MB; the limit is 64 MB: clear its outputs and save it again',
    ],
    [
      'a bomb',
      { path: 'bad.ipynb', content: Buffer.alloc(20_000_000) },
      'unpacks to more than 200 times its size: it is taken for a zip bomb and was not read',
    ],
    ['a checksum', notebook('bad.ipynb', { said: { crc32: 1 } }), damaged],
    ['bytes of another', notebook('bad.ipynb', { said: { offset: 0 } }), bomb],
    ['no place', notebook('bad.ipynb', { said: { offset: 1_000_000 } }), damaged],
  ])('%s', async (_, bad, reason) => {
    const { ok: okay, ...others } = await read(makeZip([ok, bad, notebook('other.ipynb')]));
    expect([okay, others['other']]).toEqual([good, good]);
    expect(Object.values(others).filter((answer) => answer !== good)).toEqual([reason]);
  });

  it('a path told twice', async () => {
    expect(await read(makeZip([ok, notebook('ok.ipynb')]))).toEqual({
      ok: good,
      'ok.ipynb (2)': 'has the same path as an earlier file of the zip: zip each file once',
    });
  });

  it('one that reaches into the next takes nothing from it', async () => {
    const rows = await read(makeZip([notebook('bad.ipynb', { said: { packed: 10_000 } }), ok]));
    expect(rows).toEqual({ bad: bomb, ok: good });
  });
});

describe('a zip that is none', () => {
  const whole = makeZip([notebook('a.ipynb'), notebook('b.ipynb')]);
  it.each<[string, Buffer]>([
    ['empty', Buffer.alloc(0)],
    ['text', Buffer.from('PK\x03\x04, said the student')],
    ['cut off', whole.subarray(0, whole.length - 30)],
    ['without its beginning', whole.subarray(20)],
    ['endless in the large form', toZip64(whole, { entries: 2n ** 63n })],
    ['far away in the large form', toZip64(whole, { start: 2n ** 63n })],
  ])('is refused in a sentence: %s', async (_, bytes) => {
    writeFileSync(zip, bytes);
    await expect(expandZip(zip, createGenericTest([]))).rejects.toThrow(ZipFault);
    await expect(expandZip(zip, createGenericTest([]))).rejects.toThrow(/^is (no zip archive|damaged)/);
  });

  it('or is changed while it is graded, which is no fault of a student', async () => {
    writeFileSync(zip, whole);
    const [first] = await expandZip(zip, createGenericTest([]));
    utimesSync(zip, 1, 1);
    await expect(first?.read?.()).rejects.toThrow(/class\.zip was changed while it was graded/);
    rmSync(zip);
    await expect(first?.read?.()).rejects.toThrow(/class\.zip cannot be read/);
  });
});

it('whatever bytes of a zip are changed, what is wrong is told and nothing is written', async () => {
  const inner = makeZip([notebook('hw.ipynb')]);
  const whole = toZip64(
    makeZip([
      notebook('ada_1_2_hw.ipynb'),
      { path: 'bob_3_4_hw.zip', content: inner, method: 0 },
      notebook('c.ipynb'),
    ]),
  );
  const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 4 }),
      fc.nat(whole.length),
      async (changes, cut) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        const part = cut % 3 === 0 ? bytes.subarray(0, cut) : bytes;
        const rows = await read(part).catch((error: unknown) => {
          expect(error instanceof ZipFault || error instanceof UsageError).toBe(true);
          return {};
        });
        for (const answer of Object.values(rows))
          expect(answer).toMatch(/^(is|has|unpacks|lays|\d+ bytes)\b/);
        expect(readdirSync(folder)).toEqual(['class.zip']);
      },
    ),
    { numRuns: 300 },
  );
});

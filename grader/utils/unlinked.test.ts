import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leadsThroughLink, NotThere, openUnlinked } from './unlinked';

let folder: string;
const at = (path: string) => join(folder, path);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unlinked-'));
  mkdirSync(at('bob/deep'), { recursive: true });
  writeFileSync(at('bob/deep/a.txt'), 'of bob');
  symlinkSync('bob', at('alice'));
  symlinkSync('a.txt', at('bob/deep/link.txt'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function read(path: string, within?: string): Promise<string> {
  const file = await openUnlinked(at(path), within === undefined ? undefined : at(within));
  try {
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

// Nobody has looked before: what is opened is the state in which a link was put there since.
it('opens no file through a link below the folder, nor one that is a link', async () => {
  expect(await read('bob/deep/a.txt', '.')).toBe('of bob');
  await expect(read('alice/deep/a.txt', '.')).rejects.toThrow(NotThere);
  await expect(read('bob/deep/link.txt', '.')).rejects.toMatchObject({ code: 'ELOOP' });
  await expect(read('bob/deep/link.txt')).rejects.toMatchObject({ code: 'ELOOP' });
});

it('links above the folder are the machine’s own', async () => {
  expect(await read('alice/deep/a.txt')).toBe('of bob');
  expect(await read('alice/deep/a.txt', 'alice')).toBe('of bob');
});

it('finds a link anywhere below the folder', () => {
  expect(leadsThroughLink(at('alice/deep/a.txt'), folder)).toBe(true);
  expect(leadsThroughLink(at('alice'), folder)).toBe(true);
  expect(leadsThroughLink(at('bob/deep/link.txt'), folder)).toBe(true);
  expect(leadsThroughLink(at('alice/deep/a.txt'), at('alice'))).toBe(false);
  expect(leadsThroughLink(at('bob/gone/a.txt'), folder)).toBe(false);
});

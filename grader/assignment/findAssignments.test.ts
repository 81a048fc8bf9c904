import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asNobody } from '../testing/nobody';
import { findRoot, listAssignments } from './findAssignments';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-'));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(root: string): string {
  const fixtures = join(folder, root, 'fixtures');
  mkdirSync(join(fixtures, 'some'), { recursive: true });
  writeFileSync(join(fixtures, 'some', 'assignment.json'), '{}');
  return fixtures;
}

const itOnPosix = process.platform === 'win32' ? it.skip : it;

describe('a fixtures folder that may not be read', () => {
  itOnPosix('is told, and not taken for none', async () => {
    const fixtures = put('.');
    chmodSync(fixtures, 0);
    await asNobody(() => {
      const sentence = `${fixtures} cannot be read: permission denied.`;
      expect(() => listAssignments(folder)).toThrow(sentence);
      expect(() => findRoot(folder)).toThrow(sentence);
      expect(() => findRoot(join(folder, 'a/b'))).toThrow(sentence);
    });
  });

  itOnPosix('is passed over on the way up to one that may', async () => {
    put('.');
    chmodSync(put('inner'), 0);
    expect(await asNobody(() => findRoot(join(folder, 'inner')))).toBe(folder);
  });

  itOnPosix('is listed where only an assignment of it may not be read', async () => {
    chmodSync(join(put('.'), 'some'), 0);
    expect(await asNobody(() => listAssignments(folder))).toEqual(['some']);
  });
});

it('there is none in a folder without fixtures, in a file, or nowhere', () => {
  writeFileSync(join(folder, 'file'), '');
  for (const root of ['.', 'file', 'gone']) expect(listAssignments(join(folder, root))).toEqual([]);
});

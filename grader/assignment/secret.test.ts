import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSecret } from './secret';

describe('readSecret', () => {
  let root: string;
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'secret-'))));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('takes GRADER_SECRET and keeps nothing', () => {
    expect(readSecret(root, { GRADER_SECRET: 'given' })).toBe('given');
    expect(() => statSync(join(root, '.grader'))).toThrow();
  });

  it('draws one once, for its owner alone, and finds it again', () => {
    const drawn = readSecret(root, {});
    expect(drawn).toMatch(/^[0-9a-f]{64}$/);
    expect(readSecret(root, {})).toBe(drawn);
    expect(readFileSync(join(root, '.grader', 'secret'), 'utf8').trim()).toBe(drawn);
    if (process.platform !== 'win32')
      expect(statSync(join(root, '.grader', 'secret')).mode & 0o777).toBe(0o600);
  });

  it('an empty file is said, not used', () => {
    readSecret(root, {});
    writeFileSync(join(root, '.grader', 'secret'), '\n');
    expect(() => readSecret(root, {})).toThrow(/is empty: delete it/);
  });

  it('a folder that cannot be written asks for GRADER_SECRET', () => {
    writeFileSync(join(root, '.grader'), 'in the way');
    expect(() => readSecret(root, {})).toThrow(/set GRADER_SECRET/);
  });
});

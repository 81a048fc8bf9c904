import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Judgement } from '../domain';
import { openDiskStore } from './diskStore';

const judgement: Judgement = {
  verdict: 'threw',
  checks: [
    {
      id: 'shapes',
      kind: 'shapes',
      status: 'skipped',
      points: 0,
      maxPoints: 6,
      hidden: false,
      message: 'm',
      hint: 'h',
    },
  ],
  note: {
    facts: { kind: 'threw', when: 'called', error: { name: 'Error', message: '∞', columns: [] } },
    columns: [3, 1],
  },
  misconception: null,
  exhibits: [],
};
const key = 'ab'.padEnd(64, '0');

describe('openDiskStore', () => {
  let folder: string;
  const file = () => join(folder, key.slice(0, 2), key.slice(2));
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'store-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives back what was written, and null for what was not', async () => {
    const store = openDiskStore(folder, 'secret');
    expect(await store.read(key)).toBeNull();
    await store.write(key, judgement);
    expect(await store.read(key)).toEqual(judgement);
    expect(readdirSync(join(folder, 'ab'))).toEqual([key.slice(2)]);
  });

  it('ignores an entry that is cut, changed in any byte, moved to another key, or sealed with another secret', async () => {
    const store = openDiskStore(folder, 'secret');
    await store.write(key, judgement);
    const whole = readFileSync(file());
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, flip, cut) => {
          const damaged = cut ? whole.subarray(0, at) : Buffer.from(whole);
          if (!cut) damaged[at] = (whole[at] as number) ^ flip;
          writeFileSync(file(), damaged);
          expect(await store.read(key)).toBeNull();
        },
      ),
    );
    writeFileSync(file(), whole);
    expect(await store.read(key)).toEqual(judgement);
    const other = 'ab'.padEnd(64, '1');
    writeFileSync(join(folder, 'ab', other.slice(2)), whole);
    expect(await store.read(other)).toBeNull();
    expect(await openDiskStore(folder, 'another').read(key)).toBeNull();
  });

  it('a folder that is a file is no store, and says so when written', async () => {
    writeFileSync(join(folder, 'taken'), '');
    const store = openDiskStore(join(folder, 'taken'), 'secret');
    expect(await store.read(key)).toBeNull();
    await expect(store.write(key, judgement)).rejects.toThrow();
  });
});

import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { watchFile } from './watchFile';

let folder: string;
let stop: () => void = () => undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watch-'));
});
afterEach(() => {
  stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Watches a file. @returns what waits for the next save */
async function startWatching(file: string): Promise<() => Promise<void>> {
  let saves = 0;
  let wake = (): void => undefined;
  stop = await watchFile(file, () => {
    saves += 1;
    wake();
  });
  return async () => {
    if (saves === 0) await new Promise<void>((resolve) => (wake = resolve));
    saves = 0;
  };
}

it('hears of each way to save, of a removal, and of a folder that is made anew', async () => {
  const file = join(folder, 'work.ipynb');
  writeFileSync(file, 'one');
  const saved = await startWatching(file);
  writeFileSync(file, 'two');
  await saved();
  for (const text of ['six', 'ten']) {
    writeFileSync(join(folder, 'beside'), text);
    renameSync(join(folder, 'beside'), file);
  }
  await saved();
  rmSync(file);
  await saved();
  writeFileSync(file, 'ten');
  await saved();
  renameSync(folder, `${folder}-old`);
  await saved();
  renameSync(`${folder}-old`, folder);
  await saved();
});

it('looks at a link itself, not at what it leads to', async () => {
  writeFileSync(join(folder, 'behind'), 'one');
  symlinkSync('behind', join(folder, 'link'));
  const saved = await startWatching(join(folder, 'link'));
  writeFileSync(join(folder, 'behind'), 'two');
  const early = await Promise.race([saved().then(() => 'saved'), wait(300, 'quiet')]);
  expect(early).toBe('quiet');
  writeFileSync(join(folder, 'beside'), 'three');
  renameSync(join(folder, 'beside'), join(folder, 'link'));
  await saved();
});

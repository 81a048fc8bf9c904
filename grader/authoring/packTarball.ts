import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findTemporaryFolder } from '../utils/temporaryFolder';
import type { PackedFile } from './packFiles';

/**
 * A package as `npm pack` makes it: a gzipped tar with everything under `package/`. The same files give the same bytes:
 * sorted, of one moment, without owners.
 */
export async function packTarball(files: readonly PackedFile[]): Promise<Uint8Array> {
  const tar = await import('tar');
  const folder = await mkdtemp(join(findTemporaryFolder(), 'grader-pack-'));
  try {
    for (const { path, bytes, mode } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes, { mode });
    }
    const options = {
      cwd: folder,
      prefix: 'package',
      gzip: { level: 9 },
      portable: true,
      mtime: new Date(Date.UTC(2000, 0, 1)),
      noDirRecurse: true,
    };
    const paths = files.map(({ path }) => path).sort();
    return Buffer.concat(await tar.create(options, paths).collect());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

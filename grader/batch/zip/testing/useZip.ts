import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ZipPaths {
  readonly folder: string;
  /** In the folder; not there yet. */
  readonly zip: string;
}

/** A folder for each test of a file, and a place for a zip in it; `take` has them before. */
export function useZip(take: (paths: ZipPaths) => void): void {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zip-'));
    take({ folder, zip: join(folder, 'class.zip') });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
}

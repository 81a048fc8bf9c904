import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ZipPaths {
  readonly folder: string;
  /** Path of a zip in the folder, which does not exist yet. */
  readonly zip: string;
}

/** Makes a temporary folder for each test of a file. `take` gets the paths before each test. */
export function useZip(take: (paths: ZipPaths) => void): void {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zip-'));
    take({ folder, zip: join(folder, 'class.zip') });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
}

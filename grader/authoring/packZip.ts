import { createRequire } from 'node:module';
import type * as fflate from 'fflate';
import type { PackedFile } from './packFiles';

const UNIX = 3;
const REGULAR_FILE = 0o100000;

/** A ZIP archive of these files, with their modes. The same files give the same bytes, whenever and wherever. */
export function packZip(files: readonly PackedFile[]): Uint8Array {
  const { zipSync } = createRequire(__filename)('fflate') as typeof fflate;
  // A ZIP has local time without a zone: local midnight is the same everywhere.
  const mtime = new Date(2000, 0, 1);
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return zipSync(
    Object.fromEntries(
      sorted.map(({ path, bytes, mode }) => [
        path,
        [bytes, { level: 9, mtime, os: UNIX, attrs: (REGULAR_FILE | mode) << 16 }],
      ]),
    ),
  );
}

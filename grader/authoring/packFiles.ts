import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A file of an archive; `path` with `/`. */
export interface PackedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly mode: number;
}

export const PLAIN = 0o644;

/** A folder's files under another name, links followed; what begins with a dot is nobody's course material. */
export function packFolder(folder: string, name: string): readonly PackedFile[] {
  return readdirSync(folder).flatMap((entry) => {
    const path = join(folder, entry);
    const packed = `${name}/${entry}`;
    if (entry.startsWith('.') || entry === 'node_modules') return [];
    if (statSync(path).isDirectory()) return packFolder(path, packed);
    return [{ path: packed, bytes: readFileSync(path), mode: PLAIN }];
  });
}

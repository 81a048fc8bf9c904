import { writeFileSync } from 'node:fs';
import { buildNotebook } from '../../../testing/buildNotebook';
import { createGenericTest } from '../../owners/genericNames';
import { nameSubmissions } from '../../nameSubmissions';
import { expandZip } from '../expandZip';
import type { FileSketch } from './makeZip';

const content = buildNotebook(['const a = 1;']);

/** A small notebook with this path. */
export function notebook(path: string, rest: Partial<FileSketch> = {}): FileSketch {
  return { path, content, ...rest };
}

/** The result of `readRows` for such a notebook. */
export const good = `${content.length} bytes`;

/** Writes a zip and reads it. @returns by the row's name, its number of bytes, or why it is rejected */
export async function readRows(zip: string, bytes: Buffer): Promise<Record<string, string>> {
  writeFileSync(zip, bytes);
  const rows = nameSubmissions(await expandZip(zip, createGenericTest([])));
  const answers = await Promise.all(rows.map(async (row) => row.read?.()));
  return Object.fromEntries(
    rows.map((row, index) => {
      const answer = answers[index];
      return [
        row.name,
        answer?.kind === 'bytes' ? `${answer.bytes.length} bytes` : (answer?.reason ?? 'unread'),
      ];
    }),
  );
}

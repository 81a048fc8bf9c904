import { createHash } from 'node:crypto';
import type { Json } from '../domain';
import { isObject, readJson } from '../release/notebookJson';
import type { PackedFile } from './packFiles';
import { type KnownCell, listCells, recordCell } from './updateFolderCells';

/** Where the record lies in a student's folder. */
export const RECORD_PATH = '.grader/released.json';

/** What was released, by digests: whatever differs from it is the student's. */
export interface ReleaseRecord {
  readonly schemaVersion: 1;
  readonly assignment: string;
  /** By path, with `/`; all files but the notebook and the record. */
  readonly files: Readonly<Record<string, string>>;
  /** The notebook's cells in their order. */
  readonly cells: readonly KnownCell[];
}

export function makeRecord(
  assignment: string,
  notebookPath: string,
  files: readonly PackedFile[],
): ReleaseRecord {
  const notebook = files.find(({ path }) => path === notebookPath);
  const others = files.filter(({ path }) => path !== notebookPath);
  const cells = notebook === undefined ? [] : (listCells(Buffer.from(notebook.bytes).toString()) ?? []);
  return {
    schemaVersion: 1,
    assignment,
    files: Object.fromEntries(others.map(({ path, bytes }) => [path, digestFile(path, bytes)])),
    cells: cells.map(recordCell),
  };
}

/** The same record gives the same text, in whatever order its files came. */
export function writeRecord({ files, ...record }: ReleaseRecord): string {
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ ...record, files: sorted }, null, 2)}\n`;
}

/** The record in a text; null for what is none. */
export function readRecord(text: string): ReleaseRecord | null {
  let json: Json;
  try {
    json = readJson(text);
  } catch {
    return null;
  }
  if (!isObject(json) || json['schemaVersion'] !== 1 || typeof json['assignment'] !== 'string') return null;
  const { files, cells } = json;
  if (!isObject(files) || !Array.isArray(cells) || !cells.every((cell: Json) => isObject(cell))) return null;
  return json as unknown as ReleaseRecord;
}

/** Of a file's content; git may have changed the line ends of a text, which is no change of the student's. */
export function digestFile(path: string, bytes: Uint8Array): string {
  const content = path.endsWith('.tgz')
    ? bytes
    : Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
  return createHash('sha256').update(content).digest('hex');
}

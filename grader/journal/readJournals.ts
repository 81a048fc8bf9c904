import type { FileHandle } from 'node:fs/promises';
import type { SubmissionReport } from '../domain';
import { readLines } from '../utils/readLines';
import { openToRead, type JournalFile } from './journalFiles';
import type { RowTerms, Sealer } from './sealedRow';

/** The rows in journals of earlier runs. */
export interface KeptRows {
  readonly count: number;
  /** The row made of this submission and these bytes; null when there is none. */
  readonly find: (terms: RowTerms) => Promise<SubmissionReport | null>;
  readonly close: () => Promise<void>;
}

interface RowPlace {
  readonly file: FileHandle;
  readonly offset: number;
  readonly length: number;
}

/** The longest line in bytes that is read. A row takes a few kilobytes. */
const LONGEST = 64 * 1024 * 1024;

/**
 * Finds the position of each row; rows are read when they are asked for, to save memory. Lines without a valid seal,
 * such as an incomplete one at the end, are skipped.
 */
export async function readJournals(journals: readonly JournalFile[], sealer: Sealer): Promise<KeptRows> {
  const files: FileHandle[] = [];
  const places = new Map<string, RowPlace>();
  for (const { path } of journals) {
    const file = await openToRead(path);
    if (file === null) continue;
    files.push(file);
    await indexJournal(file, sealer, places);
  }
  return {
    count: places.size,
    async find(terms) {
      const place = places.get(sealer.identify(terms));
      if (place === undefined) return null;
      const line = Buffer.alloc(place.length);
      try {
        await place.file.read(line, 0, place.length, place.offset);
        return sealer.read(line, terms);
      } catch {
        // The file could not be read again: the submission is graded.
        return null;
      }
    },
    async close() {
      for (const file of files) await file.close().catch(() => undefined);
    },
  };
}

async function indexJournal(file: FileHandle, sealer: Sealer, places: Map<string, RowPlace>): Promise<void> {
  try {
    for await (const line of readLines(file, LONGEST)) {
      if (line.kind === 'too-long') continue;
      const id = sealer.check(line.bytes);
      if (id !== null) places.set(id, { file, offset: line.offset, length: line.bytes.length });
    }
  } catch {
    // Rows that could be read are used, and the other submissions are graded.
  }
}

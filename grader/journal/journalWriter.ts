import { constants } from 'node:fs';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { removeJournal } from './journalFiles';

/** Appends lines to a file, which is created with the first one. */
export interface JournalWriter {
  /** Settles when the operating system has the line, so that it survives a kill of this process. Never rejects. */
  readonly append: (line: string) => Promise<void>;
  readonly lines: () => number;
  readonly close: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** @param warn called once, when a line cannot be written; later lines are not written either */
export function createWriter(path: string, warn: (reason: string) => void): JournalWriter {
  let file: FileHandle | null = null;
  let isGivenUp = false;
  let lines = 0;
  let last: Promise<void> = Promise.resolve();
  const write = async (line: string): Promise<void> => {
    if (isGivenUp) return;
    try {
      file ??= await openToAppend(path);
      await file.appendFile(line);
      lines += 1;
    } catch (error) {
      isGivenUp = true;
      warn((error as Error).message);
    }
  };
  const end = async (): Promise<void> => {
    isGivenUp = true;
    await file?.close().catch(() => undefined);
    file = null;
  };
  // Writes follow one another, so that lines are not mixed.
  const close = () => (last = last.then(end));
  return {
    append: (line) => (last = last.then(() => write(line))),
    lines: () => lines,
    close,
    async remove() {
      await close();
      removeJournal(path);
    },
  };
}

/** Opens the file so that only its owner may read it, since rows name students. */
async function openToAppend(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  return open(path, constants.O_CREAT | constants.O_EXCL | constants.O_APPEND | constants.O_WRONLY, 0o600);
}

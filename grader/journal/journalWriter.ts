import { constants } from 'node:fs';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { removeJournal } from './journalFiles';

/** A file that only grows, and is made with its first line. */
export interface JournalWriter {
  /** The line is with the system when the promise is kept: a killed process has not lost it. Never fails. */
  readonly append: (line: string) => Promise<void>;
  readonly lines: () => number;
  readonly close: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** @param warn told once, when it cannot be written: the lines so far stay, and no more are kept */
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
  // One after the other, so that no line stands within another.
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

/** Rows name students: the file is its owner's alone, as the secret is. */
async function openToAppend(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  return open(path, constants.O_CREAT | constants.O_EXCL | constants.O_APPEND | constants.O_WRONLY, 0o600);
}

import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { UsageError } from '../batch';

/** Writes a report to stdout, in colour where that is a terminal, or whole to a file: beside it first, then renamed. */
export async function writeOutput(
  file: string | undefined,
  render: (color: boolean) => string,
): Promise<void> {
  if (file === undefined) {
    await writeStdout(render(wantsColor()));
    return;
  }
  await writeWhole(file, render(false));
}

/** @throws UsageError when the file cannot be written; what stood there before still stands then */
export async function writeWhole(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFileAtomic(file, text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${(error as Error).message}.`);
  }
}

/** Colour only on a terminal, and not where NO_COLOR (https://no-color.org) asks for none. */
export function wantsColor(): boolean {
  return (
    process.stdout.isTTY === true && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb'
  );
}

/** Waits until the reader has taken it all, so that an exit cuts nothing off; a reader that has gone is no error. */
export function writeStdout(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error != null && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error);
      else resolve();
    });
  });
}

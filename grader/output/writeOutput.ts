import { isTerminal } from '../utils/isTerminal';
import { describeWriteFault, openBinaryFile, openFile } from './wholeFile';

/** Writes a file as `openFile` does. @throws UsageError when it cannot be written; the file then stays as it was */
export async function writeWhole(file: string, text: string): Promise<void> {
  const output = await openFile(file);
  await output.write(text);
  await output.commit();
}

/** As `writeWhole`, for bytes. */
export async function writeWholeBytes(file: string, bytes: Uint8Array): Promise<void> {
  const output = await openBinaryFile(file);
  await output.write(bytes);
  await output.commit();
}

/** Whether stdout gets colours: only on a terminal, and not where NO_COLOR (https://no-color.org) is set. */
export function wantsColor(): boolean {
  return (
    isTerminal(process.stdout) && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb'
  );
}

/**
 * Writes to stdout and waits until all is written, so that an exit cuts nothing off.
 * @throws ReaderGone when the reader has gone, UsageError when stdout is a file or device that is full
 */
export function writeStdout(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error == null) resolve();
      else reject(describeWriteFault('stdout', error));
    });
  });
}

import { isTerminal } from '../utils/isTerminal';
import { describeWriteFault, openBinaryFile, openFile } from './wholeFile';

/** @throws UsageError when the file cannot be written; what stood there before still stands then */
export async function writeWhole(file: string, text: string): Promise<void> {
  const output = await openFile(file);
  await output.write(text);
  await output.commit();
}

/** As `writeWhole`, for what is no text. */
export async function writeWholeBytes(file: string, bytes: Uint8Array): Promise<void> {
  const output = await openBinaryFile(file);
  await output.write(bytes);
  await output.commit();
}

/** Colour only on a terminal, and not where NO_COLOR (https://no-color.org) asks for none. */
export function wantsColor(): boolean {
  return (
    isTerminal(process.stdout) && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb'
  );
}

/**
 * Waits until the reader has taken it all, so that an exit cuts nothing off.
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

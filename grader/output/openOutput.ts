import { openFile, type Output } from './wholeFile';
import { writeStdout } from './writeOutput';

export type { Output } from './wholeFile';

/**
 * Opens stdout, or a file that appears when it is whole.
 * @throws UsageError naming the file when it cannot be written
 */
export async function openOutput(file: string | undefined): Promise<Output> {
  if (file !== undefined && !isStdout(file)) return openFile(file);
  return { write: writeStdout, commit: () => Promise.resolve(), discard: () => Promise.resolve() };
}

/** By its path it could not be opened where it is a socket. */
function isStdout(file: string): boolean {
  return ['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'].includes(file);
}

import { openFile, type Output } from './wholeFile';
import { writeStdout } from './writeOutput';

export type { Output } from './wholeFile';

/**
 * Opens stdout, or a file that gets its name only when it is complete.
 * @throws UsageError naming the file when it cannot be written
 */
export async function openOutput(file: string | undefined): Promise<Output> {
  if (file !== undefined && !isStdout(file)) return openFile(file);
  return { write: writeStdout, commit: () => Promise.resolve(), discard: () => Promise.resolve() };
}

/** Whether a path names stdout. Written to directly, since by path it cannot be opened where stdout is a socket. */
function isStdout(file: string): boolean {
  return ['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'].includes(file);
}

import { lstat } from 'node:fs/promises';

const LOOK_MILLISECONDS = 50;

/**
 * Calls `saved` after each time that the file was written, replaced (as Jupyter and editors do), removed or put back.
 * It looks at the path again and again: the events that systems give for files can get lost when one is replaced twice
 * within a moment, and do not come from network drives and shared folders at all.
 * @returns once it is watched, so that no save after that is missed: what ends it
 */
export async function watchFile(file: string, saved: () => void): Promise<() => void> {
  let known = await identify(file);
  let previous = known;
  let timer: NodeJS.Timeout | undefined;
  let isOpen = true;
  const look = async (): Promise<void> => {
    const current = await identify(file);
    // Twice the same: whoever writes has come to an end, or at least to a rest.
    if (current === previous && current !== known) {
      known = current;
      if (isOpen) saved();
    }
    previous = current;
    lookLater();
  };
  const lookLater = (): void => {
    if (isOpen) timer = setTimeout(() => void look(), LOOK_MILLISECONDS);
  };
  lookLater();
  return () => {
    isOpen = false;
    clearTimeout(timer);
  };
}

/** What changes whenever the file at the path does; a link is itself, not what it leads to. Empty while there is none. */
async function identify(file: string): Promise<string> {
  try {
    const { ino, size, mtimeNs, ctimeNs } = await lstat(file, { bigint: true });
    return [ino, size, mtimeNs, ctimeNs].join(' ');
  } catch {
    return '';
  }
}

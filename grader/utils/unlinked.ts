import { lstatSync, type BigIntStats } from 'node:fs';
import { constants, lstat, open, realpath, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/** Why a link is not read, in words that go on from the file's name. */
export const IS_LINK = 'is a link, and links are not followed: hand in the file itself';

/** What was opened is not what stands at the path: a link led elsewhere, or the file is being replaced. */
export class NotThere extends Error {
  override readonly name = 'NotThere';
}

/**
 * Whether a path leads through a link somewhere below a folder, or is one. What cannot be looked at is none: whoever
 * opens it learns why.
 */
export function leadsThroughLink(path: string, within: string): boolean {
  let at = resolve(within);
  for (const name of relative(at, resolve(path)).split(sep)) {
    at = join(at, name);
    if (name !== '' && isLink(at)) return true;
  }
  return false;
}

export function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

// Windows has none of them.
const { O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as Partial<typeof constants>;

/** A file that is replaced again and again while it is opened is being written without end. */
const MOST_TRIES = 3;

/**
 * Opens a file for reading without following a link at it or in the folders below `within`, also one that was put
 * there since somebody looked. Opening never waits, be it a named pipe.
 * @throws NotThere where a link led elsewhere; what the system says where the file cannot be opened
 */
export async function openUnlinked(path: string, within = dirname(path)): Promise<FileHandle> {
  for (let tries = 1; ; tries += 1) {
    const file = await open(path, constants.O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
    try {
      if (await standsThere(file, path, within)) return file;
    } catch (error) {
      await file.close();
      throw error;
    }
    await file.close();
    if (tries === MOST_TRIES || leadsThroughLink(path, within)) throw new NotThere(path);
  }
}

/** Whether an opened file is the one at the path that its folder and names lead to, links aside. */
async function standsThere(file: FileHandle, path: string, within: string): Promise<boolean> {
  const folder = dirname(resolve(path));
  const direct = join(await realpath(within), relative(resolve(within), folder));
  if ((await realpath(folder)) !== direct) return false;
  const opened = await file.stat({ bigint: true });
  const there = await lstat(join(direct, basename(path)), { bigint: true });
  return isSame(opened, there);
}

function isSame(one: BigIntStats, other: BigIntStats): boolean {
  return one.dev === other.dev && one.ino === other.ino;
}

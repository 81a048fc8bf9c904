import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isOwnerGone, nameOwner, ownerPattern } from '../process/owner';

/** Parts this process is writing: its id may once have been that of another, whose parts are leftovers. */
const own = new Set<string>();

/** After a day nobody writes to a part any more, on whatever machine or in whatever container it was begun. */
const ABANDONED_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * A name beside the target for what is not whole yet, so that a rename is enough in the end. It tells whose it is:
 * `.grader-<digest of the target's name>-<digest of the host>-<process id>-<chance>.part`.
 */
export function nameUnfinished(target: string): string {
  const name = `${prefixFor(target)}${nameOwner()}.part`;
  own.add(name);
  return join(dirname(target), name);
}

/** A part was renamed or removed. */
export function forgetUnfinished(path: string): void {
  own.delete(basename(path));
}

const partPattern = new RegExp(`^(${ownerPattern})\\.part$`);

export type UnfinishedKind = 'file' | 'folder';

/**
 * Removes the parts of this target that killed runs left. A part of a process that still runs, or that may run on
 * another machine, stays, and so does anything whose name or kind is not a part's.
 */
export function sweepUnfinished(target: string, kind: UnfinishedKind = 'file'): void {
  const folder = dirname(target);
  for (const name of listFolder(folder)) {
    if (isLeftover(folder, name, prefixFor(target), kind))
      rmSync(join(folder, name), { force: true, recursive: kind === 'folder' });
  }
}

function isLeftover(folder: string, name: string, prefix: string, kind: UnfinishedKind): boolean {
  const rest = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  const [, owner] = partPattern.exec(rest) ?? [];
  if (owner === undefined || own.has(name)) return false;
  const stats = lstatSync(join(folder, name), { throwIfNoEntry: false });
  if (stats === undefined || !(kind === 'file' ? stats.isFile() : stats.isDirectory())) return false;
  if (Date.now() - stats.mtimeMs > ABANDONED_MILLISECONDS) return true;
  return isOwnerGone(owner);
}

function prefixFor(target: string): string {
  return `.grader-${digest(basename(target))}-`;
}

/** Of a name, short, so that the longest file name still has a part. */
function digest(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 12);
}

function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

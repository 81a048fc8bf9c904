import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isOwnerGone, nameOwner, ownerPattern } from '../process/owner';

/** Names that this process has given: by its id alone they cannot be told from those of an earlier process. */
const own = new Set<string>();

/** An unfinished file of this age is a leftover, also one from another machine or container. */
const ABANDONED_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * A path in the target's folder for a file or folder that is being written and renamed to the target in the end. It
 * names this process: `.grader-<digest of the target's name>-<digest of the host>-<process id>-<random>.part`.
 */
export function nameUnfinished(target: string): string {
  const name = `${prefixFor(target)}${nameOwner()}.part`;
  own.add(name);
  return join(dirname(target), name);
}

/** To be called when a path that `nameUnfinished` gave was renamed or removed. */
export function forgetUnfinished(path: string): void {
  own.delete(basename(path));
}

const partPattern = new RegExp(`^(${ownerPattern})\\.part$`);

export type UnfinishedKind = 'file' | 'folder';

/**
 * Removes unfinished files (or folders) of this target that killed runs left. Those of processes that still run, or may
 * run on another machine, stay, and so does everything with another kind of name.
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

/** A short digest, so that the path is valid also for the longest file name. */
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

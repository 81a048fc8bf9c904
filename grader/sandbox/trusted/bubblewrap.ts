import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { ChildFiles } from './childFiles';

/** Where a child's files stand inside bubblewrap. */
export const IN_SANDBOX = '/sandbox';

/** Looks bubblewrap up on the PATH; null when it is not there. */
export function findBubblewrap(): string | null {
  if (process.platform !== 'linux') return null;
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const candidate = join(folder, 'bwrap');
    if (folder.startsWith('/') && isExecutable(candidate)) return candidate;
  }
  return null;
}

/** Runs Node under bubblewrap once. Gives null when that works, else the reason in bubblewrap's words. */
export function tryBubblewrap(bwrap: string, files: ChildFiles): string | null {
  const args = [...bubblewrapArgs(files), `${IN_SANDBOX}/node`, '--version'];
  const { status, stderr, error } = spawnSync(bwrap, args, { env: {}, encoding: 'utf8', timeout: 10_000 });
  if (status === 0) return null;
  return error?.message ?? (stderr.trim().split('\n')[0] || `exit code ${String(status)}`);
}

/**
 * Every namespace unshared (so no network, no other process, no users), no capabilities, and a file system of
 * nothing but Node, its libraries and the child's own files, read-only. No /proc and no /dev.
 */
export function bubblewrapArgs(files: ChildFiles): string[] {
  const bind = (from: string, to: string): string[] => ['--ro-bind', from, to];
  return [
    '--unshare-all',
    '--die-with-parent',
    '--new-session',
    '--cap-drop',
    'ALL',
    ...sharedLibraries().flatMap((path) => bind(path, path)),
    ...bind(process.execPath, `${IN_SANDBOX}/node`),
    ...files.names.flatMap((name) => bind(join(files.folder, name), `${IN_SANDBOX}/${name}`)),
    '--remount-ro',
    '/',
    '--chdir',
    '/',
    '--',
  ];
}

let libraries: readonly string[] | null = null;

/** The libraries this very Node has loaded, by the names under which the loader looks for them. */
function sharedLibraries(): readonly string[] {
  if (libraries === null) {
    const report = process.report.getReport() as unknown as { readonly sharedObjects: readonly string[] };
    // Addons are of this process only; the first entry, the kernel's own, has no path.
    libraries = report.sharedObjects.filter((path) => path.startsWith('/') && /\.so(\.|$)/.test(path));
  }
  return libraries;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

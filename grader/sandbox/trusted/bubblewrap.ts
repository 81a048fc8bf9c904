import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { ChildFiles } from './childFiles';

/** The folder of the child's files, as seen inside bubblewrap. */
export const IN_SANDBOX = '/sandbox';

/** The path of bubblewrap, looked up on the PATH; null when it is not there. */
export function findBubblewrap(): string | null {
  if (process.platform !== 'linux') return null;
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const candidate = join(folder, 'bwrap');
    if (folder.startsWith('/') && isExecutable(candidate)) return candidate;
  }
  return null;
}

/** Runs Node under bubblewrap once. @returns null when that works, else the reason as bubblewrap gives it */
export function tryBubblewrap(bwrap: string, files: ChildFiles): string | null {
  const args = [...bubblewrapArgs(files), `${IN_SANDBOX}/node`, '--version'];
  const { status, stderr, error } = spawnSync(bwrap, args, { env: {}, encoding: 'utf8', timeout: 10_000 });
  if (status === 0) return null;
  return error?.message ?? (stderr.trim().split('\n')[0] || `exit code ${String(status)}`);
}

/**
 * Arguments for a sandbox with namespaces of its own (no network, no other processes or users), without capabilities,
 * and with a read-only file system that holds Node, its libraries and the child's files alone: no /proc, no /dev.
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

/** The shared libraries that this Node process has loaded, by the paths under which the loader finds them. */
function sharedLibraries(): readonly string[] {
  if (libraries === null) {
    const report = process.report.getReport() as unknown as { readonly sharedObjects: readonly string[] };
    // Without add-ons (`.node`), which only this process uses, and the kernel's own vdso, which has no path.
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

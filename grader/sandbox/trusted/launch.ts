import { join } from 'node:path';
import { bubblewrapArgs, IN_SANDBOX } from './bubblewrap';
import type { ChildFiles } from './childFiles';
import { CHILD_PROGRAM } from './childFiles';

export type Isolation = 'process' | 'bwrap';

/**
 * All that is in the environment of a child: what it would else ask of the machine, whose zone and language decide
 * nothing about a submission.
 */
export const CHILD_ENVIRONMENT = { TZ: 'UTC', LC_ALL: 'C' } as const;

/** The command that starts a child. It is spawned with `CHILD_ENVIRONMENT`, in a process group of its own. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  /** Whether the command reads file descriptor 3, to kill the child when the grader is gone. */
  readonly watched: boolean;
}

/** How a child is started, and how long it may take until it is ready. */
export interface Boot extends Launch {
  readonly bootMilliseconds: number;
}

/**
 * By default glibc keeps large blocks that were freed, hundreds of megabytes of address space: the next program could
 * tell how much an earlier one had used. With a fixed threshold it gives all of them back. (Without a `_` at its end
 * the variable would have no effect.)
 */
const RETURN_MEMORY = 'export MALLOC_MMAP_THRESHOLD_=131072;';

/**
 * Limit of address space in KiB: enough to boot Node, which reserves far more than it uses; stops what allocates
 * outside the heap.
 */
const ADDRESS_SPACE = 2_560 * 1024;
const LIMITS = `${RETURN_MEMORY} ulimit -c 0; ulimit -f 0; ${process.platform === 'linux' ? `ulimit -v ${ADDRESS_SPACE};` : ''}`;

/**
 * Starts a watcher beside the child: its `read` returns when the grader ends in any way, since the kernel then closes
 * the other end of descriptor 3, and it kills the child.
 */
const WATCHED = `${LIMITS} ( exec 0<&- 1>&- 2>&-; read -r nothing <&3; kill -KILL $$ ) & exec 3<&-; exec "$@"`;
const UNWATCHED = `${LIMITS} exec "$@"`;

/** The command line of one child. @param bwrap path of bubblewrap; null for a plain process */
export function launchCommand(files: ChildFiles, memoryMb: number, bwrap: string | null): Launch {
  if (bwrap !== null) {
    const inner = [`${IN_SANDBOX}/node`, ...nodeArgs(IN_SANDBOX, files.names, memoryMb)];
    return shell(UNWATCHED, [bwrap, ...bubblewrapArgs(files), ...inner], false);
  }
  const args = nodeArgs(files.folder, files.names, memoryMb);
  // Windows has no such shell and no process groups: a child there ends when its pipe closes, or at its time limit.
  if (process.platform === 'win32') return { command: process.execPath, args, watched: false };
  return shell(WATCHED, [process.execPath, ...args], true);
}

function shell(script: string, command: readonly string[], watched: boolean): Launch {
  return { command: '/bin/sh', args: ['-c', script, 'sh', ...command], watched };
}

/**
 * Flags of V8. Its code cache is accepted only under the flags it was made with (`bundleRealm.mjs`). Graded code runs
 * for milliseconds, so optimising it (a sixth of a child's time) is switched off.
 */
export function v8Flags(memoryMb: number): string[] {
  return ['--no-opt', '--disallow-code-generation-from-strings', `--max-old-space-size=${memoryMb}`];
}

function nodeArgs(folder: string, names: readonly string[], memoryMb: number): string[] {
  return [
    // Node 20 knows the flag under its earlier name only.
    process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission',
    ...names.map((name) => `--allow-fs-read=${join(folder, name)}`),
    '--no-warnings',
    ...v8Flags(memoryMb),
    join(folder, CHILD_PROGRAM),
  ];
}

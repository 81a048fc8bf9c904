import { join } from 'node:path';
import { bubblewrapArgs, IN_SANDBOX } from './bubblewrap';
import type { ChildFiles } from './childFiles';
import { CHILD_PROGRAM } from './childFiles';

export type Isolation = 'process' | 'bwrap';

/** How a child is started. Both kinds are spawned with an empty environment, in a process group of their own. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  /** The shell keeps a watcher on file descriptor 3, which ends the child when the grader is gone. */
  readonly watched: boolean;
}

/** Address space in KiB: enough to boot Node (it reserves far more than it uses), and it ends off-heap bombs. */
const ADDRESS_SPACE = 2_560 * 1024;
const LIMITS = `ulimit -c 0; ulimit -f 0; ${process.platform === 'linux' ? `ulimit -v ${ADDRESS_SPACE};` : ''}`;

/** `read` returns when the grader dies, however it dies, since the kernel then closes its end of descriptor 3. */
const WATCHED = `${LIMITS} ( exec 0<&- 1>&- 2>&-; read -r nothing <&3; kill -KILL $$ ) & exec 3<&-; exec "$@"`;
const UNWATCHED = `${LIMITS} exec "$@"`;

/** The command line of one child. `bwrap` is the path of bubblewrap, null for a plain process. */
export function launchCommand(files: ChildFiles, memoryMb: number, bwrap: string | null): Launch {
  if (bwrap !== null) {
    const inner = [`${IN_SANDBOX}/node`, ...nodeArgs(IN_SANDBOX, files.names, memoryMb)];
    return shell(UNWATCHED, [bwrap, ...bubblewrapArgs(files), ...inner], false);
  }
  const args = nodeArgs(files.folder, files.names, memoryMb);
  // Windows has neither the shell nor process groups; a child there ends with its pipe, or at its time limit.
  if (process.platform === 'win32') return { command: process.execPath, args, watched: false };
  return shell(WATCHED, [process.execPath, ...args], true);
}

function shell(script: string, command: readonly string[], watched: boolean): Launch {
  return { command: '/bin/sh', args: ['-c', script, 'sh', ...command], watched };
}

/**
 * Flags of V8 itself, which takes its code cache only under those it was made with. Graded code runs for milliseconds:
 * optimising it costs a sixth of a child's whole time and never pays.
 */
export function v8Flags(memoryMb: number): string[] {
  return ['--no-opt', '--disallow-code-generation-from-strings', `--max-old-space-size=${memoryMb}`];
}

function nodeArgs(folder: string, names: readonly string[], memoryMb: number): string[] {
  return [
    // Node 20 has the flag under its first name only.
    process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission',
    ...names.map((name) => `--allow-fs-read=${join(folder, name)}`),
    '--no-warnings',
    ...v8Flags(memoryMb),
    join(folder, CHILD_PROGRAM),
  ];
}

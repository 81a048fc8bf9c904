import type { ProgramCalls, RunRequest, RunResult } from '../../domain';
import { findBubblewrap, tryBubblewrap } from './bubblewrap';
import type { ChildFiles } from './childFiles';
import { findChildFiles } from './childFiles';
import { openForkServer } from './forkServer/openForkServer';
import type { Isolation } from './launch';
import { launchCommand } from './launch';
import { runAll } from './runAll';
import { runInChild, type Session } from './runInChild';
import { SandboxError } from './sandboxError';
import { keepSpares } from './spares';
import { startChild } from './startChild';

export interface SandboxOptions {
  /** `auto` uses bubblewrap where it works, else a plain process. */
  readonly isolation: 'auto' | Isolation;
  /** How many booted children are kept ready; with 0 each is booted when it is needed. */
  readonly spares: number;
  /** Memory limit in MB with which the first spares are booted; a request with another one boots its own. */
  readonly memoryMb?: number;
  /** Whether children are started by a fork server, which is faster from a few dozen children on. */
  readonly batch?: boolean;
  /** How long a child may take to boot. */
  readonly bootMilliseconds?: number;
}

export interface Sandbox {
  /** The isolation in use. */
  readonly isolation: Isolation;
  /** Runs the programs of one submission. One result for each program, in order. Rejects with a SandboxError only. */
  readonly run: (request: RunRequest) => Promise<readonly RunResult[]>;
  /** Settles when no child is left. */
  readonly close: () => Promise<void>;
}

const USUAL_MEMORY_MB = 256;
const BOOT_MILLISECONDS = 30_000;

/** @throws SandboxError when the grader is not built, or when bubblewrap is asked for and does not work */
export function createSandbox(options: SandboxOptions): Sandbox {
  const files = findChildFiles();
  const bwrap = chooseBubblewrap(options.isolation, files);
  const forkServer = options.batch === true ? openForkServer() : null;
  const start = forkServer?.start ?? startChild;
  const bootMilliseconds = options.bootMilliseconds ?? BOOT_MILLISECONDS;
  const spares = keepSpares(options.spares, options.memoryMb ?? USUAL_MEMORY_MB, (memoryMb) =>
    start({ ...launchCommand(files, memoryMb, bwrap), bootMilliseconds }),
  );
  let isOpen = true;
  process.once('exit', spares.kill);
  const requireOpen = (fault: string): void => {
    if (!isOpen) throw new SandboxError(fault);
  };

  const runTogether = async (request: RunRequest, programs: readonly ProgramCalls[]): Promise<Session> => {
    requireOpen('the sandbox is closed: create another one');
    const child = await spares.take(request.limits.memoryMb);
    const session = await runInChild(child, { ...request, programs }, bwrap !== null);
    // The child may have been killed by `close`: its result says nothing about the program.
    requireOpen('the sandbox was closed during a run: create another one');
    return session;
  };

  return {
    isolation: bwrap === null ? 'process' : 'bwrap',
    run: (request) => runAll(request.programs, (programs) => runTogether(request, programs)),
    async close() {
      isOpen = false;
      process.removeListener('exit', spares.kill);
      await spares.close();
      await forkServer?.close();
    },
  };
}

function chooseBubblewrap(isolation: SandboxOptions['isolation'], files: ChildFiles): string | null {
  if (isolation === 'process') return null;
  const bwrap = findBubblewrap();
  const fault = bwrap === null ? 'bwrap is not on the PATH' : tryBubblewrap(bwrap, files);
  if (fault === null) return bwrap;
  if (isolation === 'auto') return null;
  throw new SandboxError(
    `bubblewrap does not work here (${fault}): install or enable it, or choose --isolation process`,
  );
}

import type { ProgramCalls, RunRequest, RunResult } from '../../domain';
import { findBubblewrap, tryBubblewrap } from './bubblewrap';
import type { ChildFiles } from './childFiles';
import { findChildFiles } from './childFiles';
import { openForkServer } from './forkServer/openForkServer';
import type { Isolation } from './launch';
import { launchCommand } from './launch';
import { runInChild } from './runInChild';
import { SandboxError } from './sandboxError';
import { keepSpares } from './spares';
import { startChild } from './startChild';

export interface SandboxOptions {
  /** `auto` takes bubblewrap where it works. */
  readonly isolation: 'auto' | Isolation;
  /** Warm children kept ready; 0 boots each when it is needed. */
  readonly spares: number;
  /** For which memory limit the first spares boot, in MB; a request with another limit boots its own. */
  readonly memoryMb?: number;
  /** For a batch: children are started by a small process of its own, which pays once there are a few dozen. */
  readonly batch?: boolean;
}

export interface Sandbox {
  /** Which isolation was taken. */
  readonly isolation: Isolation;
  /** Runs the programs of one submission; one result a program, in order. Rejects with a SandboxError only. */
  readonly run: (request: RunRequest) => Promise<readonly RunResult[]>;
  /** Settles when no child is left. */
  readonly close: () => Promise<void>;
}

const USUAL_MEMORY_MB = 256;

/** Throws a SandboxError when the grader is not built, or when bubblewrap is asked for and does not work. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const files = findChildFiles();
  const bwrap = chooseBubblewrap(options.isolation, files);
  const forkServer = options.batch === true ? openForkServer() : null;
  const start = forkServer?.start ?? startChild;
  const spares = keepSpares(options.spares, options.memoryMb ?? USUAL_MEMORY_MB, (memoryMb) =>
    start(launchCommand(files, memoryMb, bwrap)),
  );
  let isOpen = true;
  process.once('exit', spares.kill);
  const requireOpen = (fault: string): void => {
    if (!isOpen) throw new SandboxError(fault);
  };

  const runTogether = async (
    request: RunRequest,
    programs: readonly ProgramCalls[],
  ): ReturnType<typeof runInChild> => {
    requireOpen('the sandbox is closed: create another one');
    const child = await spares.take(request.limits.memoryMb);
    const session = await runInChild(child, { ...request, programs }, bwrap !== null);
    // A child that was killed by `close` says nothing about its program.
    requireOpen('the sandbox was closed during a run: create another one');
    return session;
  };

  return {
    isolation: bwrap === null ? 'process' : 'bwrap',
    run: (request) => runAll(request, runTogether),
    async close() {
      isOpen = false;
      process.removeListener('exit', spares.kill);
      await spares.close();
      await forkServer?.close();
    },
  };
}

type RunTogether = (request: RunRequest, programs: readonly ProgramCalls[]) => ReturnType<typeof runInChild>;

/**
 * All programs share a child as long as each answers. One that ends the child is judged by what it does first in a
 * child of its own, and the rest go on in another: no function pays for its neighbour.
 */
async function runAll(request: RunRequest, runTogether: RunTogether): Promise<readonly RunResult[]> {
  const results: RunResult[] = [];
  while (results.length < request.programs.length) {
    const { answers, misdeed } = await runTogether(request, request.programs.slice(results.length));
    results.push(...answers);
    const guilty = request.programs[results.length];
    if (misdeed === null || guilty === undefined) continue;
    const alone = answers.length === 0 ? { answers, misdeed } : await runTogether(request, [guilty]);
    results.push(alone.misdeed ?? alone.answers[0] ?? misdeed);
  }
  return results;
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

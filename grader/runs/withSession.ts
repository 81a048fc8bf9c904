import { join } from 'node:path';
import { readSecret } from '../assignment';
import { createCache, openDiskStore, type Store } from '../cache';
import type { Assignment } from '../domain';
import type { Grader } from '../grading/grader';
import { prepareAssignment } from '../grading/prepareAssignment';
import { collectSoon } from '../process/collectSoon';
import { openRefusals } from '../refusals';
import type { SandboxOptions } from '../sandbox';
import { placeRefusals } from './placeRefusals';
import { openSandbox } from './openSandbox';

export interface SessionOptions {
  readonly root: string;
  readonly assignment: Assignment;
  readonly isolation: SandboxOptions['isolation'];
  readonly concurrency: number;
  /** Whether hidden cases are left out, as in a student's own check. */
  readonly publicOnly: boolean;
  /** Whether judgements are kept on disk, in `<root>/.grader/cache`. */
  readonly remember: boolean;
  /** Whether a report shows the students' code and results. */
  readonly wantsWork?: boolean;
  /** Whether each notebook is asked about the cells that the kernel would refuse. */
  readonly types?: boolean;
  /** Whether many submissions are graded: sandbox and garbage collection are set up for that. */
  readonly batch: boolean;
}

/** An instructor's, for one submission after another, of which nothing is kept. */
export const plainSession = {
  isolation: 'auto',
  concurrency: 1,
  publicOnly: false,
  remember: false,
  batch: false,
} as const;

/** Opens a sandbox, prepares the assignment, runs `work`, and closes the sandbox in any case. */
export async function withSession<Result>(
  {
    root,
    assignment,
    isolation,
    concurrency,
    publicOnly,
    remember,
    batch,
    wantsWork = false,
    types = false,
  }: SessionOptions,
  work: (grader: Grader) => Promise<Result>,
): Promise<Result> {
  if (batch) collectSoon();
  const secret = publicOnly ? null : readSecret(root, process.env);
  const openStore = <Entry>(kind: string): Store<Entry> | null =>
    remember && secret !== null ? openDiskStore(join(root, '.grader', 'cache', kind), secret) : null;
  const files: Grader['files'] = openStore('files');
  const warn = (message: string): void => void process.stderr.write(`grader: ${message}\n`);
  const cache = createCache(openStore('judgements'), warn);
  const sandbox = openSandbox({
    isolation,
    spares: concurrency,
    memoryMb: assignment.limits.memoryMb,
    batch,
  });
  const refusals = types ? openRefusals(placeRefusals(root, assignment), { warn }) : null;
  try {
    return await work({
      sandbox,
      cache,
      files,
      wantsWork,
      ...(refusals === null ? null : { findRefusals: refusals.find }),
      prepared: await prepareAssignment(assignment, secret, sandbox),
    });
  } finally {
    await refusals?.close();
    await sandbox.close();
  }
}

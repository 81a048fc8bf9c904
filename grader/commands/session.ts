import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { AssignmentError, findRoot, listAssignments, loadAssignment, readSecret } from '../assignment';
import { UsageError } from '../batch';
import type { Assignment } from '../domain';
import { createCache, openDiskStore, type Store } from '../cache';
import { readSubmission, type Grader, type Submission } from '../grade';
import { parseNotebook } from '../notebook';
import { prepareAssignment } from '../prepareAssignment';
import type { SandboxOptions } from '../sandbox';
import { collectSoon } from './collectSoon';
import { openSandbox } from './openSandbox';

/** Options that every command understands. */
export interface CommonOptions {
  readonly root: string | undefined;
  readonly assignment: string | undefined;
}

export interface SessionOptions {
  readonly root: string;
  readonly assignment: Assignment;
  readonly isolation: SandboxOptions['isolation'];
  readonly jobs: number;
  /** Without hidden cases, as a student checks. */
  readonly publicOnly: boolean;
  /** Whether judgements are kept on disk, in `<root>/.grader/cache`. */
  readonly remember: boolean;
  /** Whether some report shows the students' own work. */
  readonly wantsWork?: boolean;
  /** Whether there are many submissions to come. */
  readonly batch: boolean;
}

/** Opens a sandbox, prepares the assignment, works, and leaves no child behind whatever happens. */
export async function withSession<Result>(
  { root, assignment, isolation, jobs, publicOnly, remember, batch, wantsWork = false }: SessionOptions,
  work: (grader: Grader) => Promise<Result>,
): Promise<Result> {
  if (batch) collectSoon();
  const secret = publicOnly ? null : readSecret(root, process.env);
  const openStore = <Entry>(kind: string): Store<Entry> | null =>
    remember && secret !== null ? openDiskStore(join(root, '.grader', 'cache', kind), secret) : null;
  const files: Grader['files'] = openStore('files');
  const cache = createCache(openStore('judgements'), (message) =>
    process.stderr.write(`grader: ${message}\n`),
  );
  const sandbox = openSandbox({ isolation, spares: jobs, memoryMb: assignment.limits.memoryMb, batch });
  try {
    return await work({
      sandbox,
      cache,
      files,
      wantsWork,
      prepared: await prepareAssignment(assignment, secret, sandbox),
    });
  } finally {
    await sandbox.close();
  }
}

/** The root folder: the one named, else found from here upwards. */
export function chooseRoot({ root }: CommonOptions): string {
  if (root === undefined) return findRoot(process.cwd());
  if (listAssignments(root).length > 0) return root;
  throw new UsageError(`${root} holds no assignment: expected fixtures/<name>/assignment.json in it.`);
}

/** The assignment that is named, else the only one there is. */
export function chooseAssignment(root: string, name: string | undefined): Assignment {
  const names = listAssignments(root);
  if (name !== undefined) {
    if (names.includes(name)) return loadAssignment(root, name);
    throw new UsageError(
      `There is no assignment "${name}"; there ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}.`,
    );
  }
  const [only, ...others] = names;
  if (only === undefined) throw new AssignmentError(`${root} holds no assignment.`);
  if (others.length === 0) return loadAssignment(root, only);
  throw new UsageError(
    `There are several assignments (${names.join(', ')}): say which one with --assignment.`,
  );
}

/** As `chooseAssignment`, but where there are several, what the first notebook that says it says. */
export async function chooseAssignmentFor(
  root: string,
  name: string | undefined,
  submissions: readonly Submission[],
): Promise<Assignment> {
  if (name !== undefined || listAssignments(root).length === 1) return chooseAssignment(root, name);
  for (const submission of submissions) {
    const file = await readSubmission(submission);
    const read = file.kind === 'rejected' ? file : parseNotebook(file.bytes);
    if (read.kind === 'notebook' && read.notebook.assignment !== null)
      return chooseAssignment(root, read.notebook.assignment);
  }
  return chooseAssignment(root, undefined);
}

export function defaultJobs(): number {
  return availableParallelism();
}

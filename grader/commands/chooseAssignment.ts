import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { AssignmentError, findRoot, listAssignments, loadAssignment } from '../assignment';
import type { Assignment, Submission } from '../domain';
import { sortAllTo, sortBatch, type SortedBatch } from '../runs/sortBatch';
import { UsageError } from '../utils/usageError';

/** Options that every command understands. */
export interface CommonOptions {
  readonly root: string | undefined;
  readonly assignment: string | undefined;
}

/** The root folder: the one named, else found from here upwards. */
export function chooseRoot({ root }: CommonOptions): string {
  if (root === undefined) return findRoot(process.cwd());
  if (listAssignments(root).length > 0) return root;
  throw new UsageError(`${root} holds no assignment: expected fixtures/<name>/assignment.json in it.`);
}

/**
 * The name of an assignment, where a command takes it by position as well as by --assignment.
 * @throws UsageError when both are given and differ
 */
export function nameAssignment(
  positional: string | undefined,
  option: string | undefined,
): string | undefined {
  if (positional !== undefined && option !== undefined && positional !== option)
    throw new UsageError(
      `Two assignments are named, "${positional}" and, by --assignment, "${option}": leave one of them out.`,
    );
  return positional ?? option;
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

/** As `chooseAssignment` for all, but where there are several, what each notebook says. */
export async function chooseAssignmentsFor(
  root: string,
  name: string | undefined,
  submissions: readonly Submission[],
): Promise<SortedBatch> {
  if (name !== undefined || listAssignments(root).length < 2) return sortAllTo(chooseAssignment(root, name));
  return sortBatch(root, submissions);
}

/** What assignments and their notebooks are called: as the name of a file or a folder it is nobody's. */
export function listGenericNames(root: string): readonly string[] {
  return listAssignments(root).flatMap((name) => [
    name,
    ...['notebooks', 'solutions'].flatMap((part) => listNotebooks(join(root, part, name))),
  ]);
}

function listNotebooks(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.ipynb'));
  } catch {
    return [];
  }
}

export function defaultJobs(): number {
  return availableParallelism();
}

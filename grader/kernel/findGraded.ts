import { basename, sep } from 'node:path';
import { findRoot, keepPublic, listAssignments, loadAssignment, locateDirectories } from '../assignment';
import { needs } from '../checks';
import type { Assignment, AssignmentDirectories, GradedFunction } from '../domain';

/** A graded function with its public cases, and all that are graded with it. */
export interface FoundFunction {
  readonly kind: 'found';
  readonly fn: GradedFunction;
  readonly functions: readonly GradedFunction[];
  readonly directories: AssignmentDirectories;
  /** Its checks compare with expected outputs, and none has been made yet. */
  readonly isUnanswered: boolean;
}

export type FindGraded =
  | FoundFunction
  | { readonly kind: 'not-graded' }
  /** Several assignments have one of that name, and the notebook lies in the folder of none. */
  | { readonly kind: 'ambiguous'; readonly assignments: readonly string[] }
  /** An assignment of this folder cannot be read: a sentence that says which file and why. */
  | { readonly kind: 'damaged'; readonly reason: string };

/**
 * The graded function of that name in the assignment whose folder the notebook lies in; elsewhere, in the only one of
 * the course that has it.
 */
export function findGraded(name: string): FindGraded {
  const { own, others } = listLoaders();
  if (own !== null) {
    const found = look([own], name);
    if (found.kind !== 'not-graded') return found;
  }
  return look(others, name);
}

function look(loaders: readonly Loader[], name: string): FindGraded {
  let damaged: FindGraded | null = null;
  const having: FoundFunction[] = [];
  for (const load of loaders) {
    try {
      const { functions, directories } = keepPublic(load());
      const declared = functions.find((candidate) => candidate.name === name);
      if (declared === undefined) continue;
      having.push({
        kind: 'found',
        fn: keepAnswered(declared),
        functions: functions.map(keepAnswered),
        directories,
        isUnanswered: lacksOutputs(declared),
      });
    } catch (error) {
      damaged ??= { kind: 'damaged', reason: (error as Error).message };
    }
  }
  const [first, ...more] = having;
  if (first !== undefined && more.length > 0)
    return {
      kind: 'ambiguous',
      assignments: having.map(({ directories }) => basename(directories.fixtures)),
    };
  return first ?? damaged ?? { kind: 'not-graded' };
}

type Loader = () => Assignment;

/** None where the notebook lies in no course. A kernel runs in its notebook's folder. */
function listLoaders(): { readonly own: Loader | null; readonly others: readonly Loader[] } {
  try {
    const here = process.cwd();
    const root = findRoot(here);
    const names = listAssignments(root);
    const own = names.find((name) => isInside(here, locateDirectories(root, name).notebooks));
    const load =
      (name: string): Loader =>
      () =>
        loadAssignment(root, name);
    return {
      own: own === undefined ? null : load(own),
      others: names.filter((name) => name !== own).map(load),
    };
  } catch {
    return { own: null, others: [] };
  }
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}${sep}`);
}

function lacksOutputs({ checks, cases }: GradedFunction): boolean {
  return checks.some((check) => needs(check, 'expected')) && cases.every((item) => item.expected === null);
}

/** Leaves out the checks whose expected output has not been made: an instructor's matter, not a student's mistake. */
function keepAnswered(fn: GradedFunction): GradedFunction {
  const isAnswered = (id?: string) => fn.cases.some((item) => item.id === id && item.expected !== null);
  return { ...fn, checks: fn.checks.filter((check) => !needs(check, 'expected') || isAnswered(check.case)) };
}

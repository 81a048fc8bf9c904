import { readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { Assignment, AssignmentDirectories, GradedFunction, Json, Value } from '../domain';
import { explainFileFault } from '../utils/systemFault';
import { AssignmentError } from './assignmentError';
import { parseManifest } from './parseManifest';
import { valueFromJson } from './valueJson';

/**
 * Loads `fixtures/<name>/` under a root: the manifest and the stored expected outputs of the public cases.
 * @throws AssignmentError naming the file and what is wrong with it
 */
export function loadAssignment(root: string, name: string): Assignment {
  const directories = locateDirectories(root, name);
  const file = join(directories.fixtures, 'assignment.json');
  const manifest = parseManifest(readText(file), relative(root, file));
  if (manifest.name !== basename(directories.fixtures)) {
    throw new AssignmentError(
      `${relative(root, file)}: /name must be the name of its folder, "${name}", but is "${manifest.name}".`,
    );
  }
  return {
    ...manifest,
    directories,
    functions: manifest.functions.map((fn) => withExpected(fn, directories, root)),
  };
}

/** Where the three folders of an assignment are. */
export function locateDirectories(root: string, name: string): AssignmentDirectories {
  return {
    notebooks: join(root, 'notebooks', name),
    solutions: join(root, 'solutions', name),
    fixtures: join(root, 'fixtures', name),
  };
}

/** The file of a function's expected outputs. */
export function locateExpected(directories: AssignmentDirectories, functionName: string): string {
  return join(directories.fixtures, 'expected', `${functionName}.json`);
}

function withExpected(fn: GradedFunction, directories: AssignmentDirectories, root: string): GradedFunction {
  const file = locateExpected(directories, fn.name);
  const expected = readExpected(file, relative(root, file));
  return { ...fn, cases: fn.cases.map((item) => ({ ...item, expected: expected.get(item.id) ?? null })) };
}

function readExpected(file: string, shown: string): ReadonlyMap<string, Value> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    // A new assignment has none yet; `grader fixtures` makes them, and grading says so where they are needed.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw new AssignmentError(`${shown} cannot be read: ${explainFileFault(error)}.`);
  }
  try {
    const { cases } = JSON.parse(text) as { readonly cases: Readonly<Record<string, Json>> };
    return new Map(Object.entries(cases).map(([id, json]) => [id, valueFromJson(json)]));
  } catch (error) {
    throw new AssignmentError(
      `${shown} is damaged (${(error as Error).message}): make it again with "grader fixtures".`,
    );
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new AssignmentError(`${file} cannot be read: ${explainFileFault(error)}.`);
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assignment, Misconception } from '../domain';
import { explainFileFault, isThere } from '../utils/systemFault';
import { AssignmentError } from './assignmentError';

/**
 * The named wrong answers of an assignment: one TypeScript file each in `solutions/<name>/misconceptions/`, whose first
 * comment carries the tags `@misconception`, `@function`, `@mistake` and `@hint`. In the order of their file names.
 * @throws AssignmentError naming the file and the tag that is missing or wrong, or what cannot be read
 */
export function loadMisconceptions(assignment: Assignment): readonly Misconception[] {
  const folder = join(assignment.directories.solutions, 'misconceptions');
  if (!isThere(folder)) return [];
  const loaded = read(folder, () => readdirSync(folder))
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => {
      const file = join(folder, name);
      return parseMisconception(
        read(file, () => readFileSync(file, 'utf8')),
        `misconceptions/${name}`,
        assignment,
      );
    });
  const ids = loaded.map((item) => item.id);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined)
    throw new AssignmentError(`Two misconceptions are called ${repeated}: identifiers must differ.`);
  return loaded;
}

function read<Content>(path: string, work: () => Content): Content {
  try {
    return work();
  } catch (error) {
    throw new AssignmentError(`${path} cannot be read: ${explainFileFault(error)}.`);
  }
}

function parseMisconception(text: string, file: string, assignment: Assignment): Misconception {
  const comment = /^\s*\/\*\*([\s\S]*?)\*\//.exec(text);
  if (comment === null)
    throw new AssignmentError(
      `${file} must begin with a comment that has @misconception, @function, @mistake and @hint.`,
    );
  const tags = parseTags(comment[1] ?? '');
  const read = (tag: string): string => {
    const value = tags.get(tag);
    if (value === undefined || value === '')
      throw new AssignmentError(`${file} lacks the tag @${tag} in its first comment.`);
    return value;
  };
  const functionName = read('function');
  if (!assignment.functions.some((fn) => fn.name === functionName)) {
    throw new AssignmentError(`${file} is for ${functionName}, which ${assignment.name} does not grade.`);
  }
  return {
    id: read('misconception'),
    functionName,
    mistake: read('mistake'),
    hint: read('hint'),
    code: text.slice(comment[0].length).trim(),
  };
}

function parseTags(comment: string): ReadonlyMap<string, string> {
  const text = comment.replace(/^\s*\* ?/gm, ' ');
  return new Map(
    [...text.matchAll(/@(\w+)\s+([\s\S]*?)(?=\s@\w+\s|$)/g)].map((match) => [
      match[1] as string,
      (match[2] as string).replace(/\s+/g, ' ').trim(),
    ]),
  );
}

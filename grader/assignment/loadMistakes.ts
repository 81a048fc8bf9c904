import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { AssignmentDirectories, Json, RecordedMistake } from '../domain';
import { explainFileFault } from '../utils/systemFault';
import { AssignmentError } from './assignmentError';
import { valueFromJson } from './valueJson';

/** As it stands in `fixtures/<name>/mistakes/<function>.json`, which `grader fixtures` writes. */
export interface MistakesFile {
  readonly function: string;
  readonly mistakes: readonly {
    readonly id: string;
    readonly mistake: string;
    readonly hint: string;
    readonly cases: Readonly<Record<string, Json>>;
    /** Arguments after the call, where it changed them. */
    readonly changed: Readonly<Record<string, readonly Json[]>>;
  }[];
}

/** The file of a function's recorded mistakes. */
export function locateMistakes(directories: AssignmentDirectories, functionName: string): string {
  return join(directories.fixtures, 'mistakes', `${functionName}.json`);
}

/**
 * The named wrong answers of a function by what they give, without their code: what a student's own check knows.
 * None where there is no file.
 * @throws AssignmentError when the file is damaged or cannot be read
 */
export function loadMistakes(
  directories: AssignmentDirectories,
  functionName: string,
): readonly RecordedMistake[] {
  const file = locateMistakes(directories, functionName);
  const text = readText(file);
  if (text === null) return [];
  try {
    const { mistakes } = JSON.parse(text) as MistakesFile;
    return mistakes.map(({ id, mistake, hint, cases, changed }) => ({
      id,
      functionName,
      mistake,
      hint,
      calls: Object.entries(cases).map(([caseId, json]) => ({
        caseId,
        value: valueFromJson(json),
        argsAfter: changed[caseId] ?? null,
      })),
    }));
  } catch (error) {
    throw new AssignmentError(
      `${relative(process.cwd(), file)} is damaged (${(error as Error).message}): make it again with "grader fixtures".`,
    );
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new AssignmentError(`${relative(process.cwd(), file)} cannot be read: ${explainFileFault(error)}.`);
  }
}

import { sumPoints } from '../utils/sumPoints';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  AssignmentError,
  keepPublic,
  locateExpected,
  locateMistakes,
  parseManifest,
  writeStubs,
} from '../assignment';
import { loadSolution, stubsOf } from '../grading/prepareAssignment';
import type { Assignment, Json } from '../domain';
import { isObject, type JsonObject, readJson } from '../release/notebookJson';
import { PLAIN, type PackedFile } from './packFiles';
import { ReleaseError } from '../release/releaseError';

/**
 * What a student's own checks need of `fixtures/<name>/`: the assignment without its hidden cases and the checks that
 * look at them, the functions as they are handed out, the expected outputs, and what named mistakes give.
 * @throws ReleaseError when an expected output is missing, or nothing is left that could be checked
 */
export async function packPublicFixtures(assignment: Assignment): Promise<readonly PackedFile[]> {
  const { directories, name, functions } = assignment;
  const pack = async (file: string, path: string): Promise<PackedFile> => ({
    path: `fixtures/${name}/${path}`,
    bytes: await readFile(file),
    mode: PLAIN,
  });
  const manifest = await readFile(join(directories.fixtures, 'assignment.json'), 'utf8');
  const shown = Buffer.from(publishManifest(manifest, assignment));
  const outputs = functions.map(async (fn) => {
    const expected = locateExpected(directories, fn.name);
    const mistakes = locateMistakes(directories, fn.name);
    if (!existsSync(expected))
      throw new ReleaseError(
        `fixtures/${name}/expected/${basename(expected)} is not there: run "grader fixtures ${name}", then release again.`,
      );
    const files = [pack(expected, `expected/${basename(expected)}`)];
    if (existsSync(mistakes)) files.push(pack(mistakes, `mistakes/${basename(mistakes)}`));
    return Promise.all(files);
  });
  const packed = (await Promise.all(outputs)).flat();
  const stubs = writeStubs(stubsOf(await loadSolution(assignment), assignment));
  return [
    { path: `fixtures/${name}/assignment.json`, bytes: shown, mode: PLAIN },
    { path: `fixtures/${name}/stubs.json`, bytes: Buffer.from(stubs), mode: PLAIN },
    ...packed,
  ];
}

/** Text of an `assignment.json` as students get it: it says no more than it did, and still holds together. */
export function publishManifest(text: string, assignment: Assignment): string {
  const raw = readJson(text) as JsonObject;
  const shown = new Map(keepPublic(assignment).functions.map((fn) => [fn.name, fn]));
  const functions = (raw['functions'] as readonly JsonObject[]).map((fn): JsonObject => {
    const ids = new Set(shown.get(fn['name'] as string)?.checks.map(({ id }) => id));
    const checks = (fn['checks'] as readonly Json[]).filter(
      (check) => isObject(check) && ids.has(check['id'] as string),
    );
    const kept = Object.entries(fn).filter(([key]) => key !== 'hiddenCases');
    return {
      ...Object.fromEntries(kept),
      points: sumPoints((checks as readonly JsonObject[]).map((check) => Number(check['points']))),
      checks,
    };
  });
  // A date that is moved would make the folder another one, and no check of a student's looks at it.
  const rest = Object.fromEntries(Object.entries(raw).filter(([key]) => key !== 'deadline'));
  const published = `${JSON.stringify({ ...rest, functions }, null, 2)}\n`;
  try {
    parseManifest(published, `fixtures/${assignment.name}/assignment.json`);
  } catch (error) {
    if (!(error instanceof AssignmentError)) throw error;
    throw new ReleaseError(
      `Without its hidden cases the assignment does not hold together; give each function a public check (${error.message.replace(/\.$/, '')}).`,
    );
  }
  return published;
}

import { locateExpected, valueToJson } from '../assignment';
import { needs } from '../checks';
import type { Assignment, Case, Json } from '../domain';
import { answerCases, loadHelper, loadSolution, openSolution } from '../grading/prepareAssignment';
import type { Sandbox } from '../sandbox';
import { recordMistakes } from './recordMistakes';

export interface Fixture {
  readonly file: string;
  readonly text: string;
}

/**
 * The outputs of every public case that some check compares with: what the solved notebook gives, one file a function,
 * and what each misconception gives, so that a student's own check can name it. The same input gives the same bytes.
 */
export async function makeFixtures(assignment: Assignment, sandbox: Sandbox): Promise<readonly Fixture[]> {
  const cases = new Map(assignment.functions.map((fn) => [fn.name, listCompared(fn)]));
  const [text, helper] = await Promise.all([loadSolution(assignment), loadHelper(assignment)]);
  const answered = await answerCases(assignment, text, helper, cases, sandbox);
  const expected = assignment.functions.map((fn) => ({
    file: locateExpected(assignment.directories, fn.name),
    text: renderFixture(fn.name, answered.get(fn.name) ?? []),
  }));
  const terms = { assignment, helper, cases, solution: openSolution(text, assignment) };
  const mistakes = await recordMistakes(terms, sandbox);
  return [...expected, ...mistakes.map(({ file, json }) => ({ file, text: `${renderJson(json, '')}\n` }))];
}

function listCompared(fn: Assignment['functions'][number]): readonly Case[] {
  const compared = new Set(fn.checks.filter((check) => needs(check, 'expected')).map((check) => check.case));
  return fn.cases.filter((item) => compared.has(item.id));
}

function renderFixture(name: string, cases: readonly Case[]): string {
  const outputs = Object.fromEntries(
    cases.map((item) => [item.id, item.expected === null ? null : valueToJson(item.expected)]),
  );
  return `${renderJson({ function: name, cases: outputs }, '')}\n`;
}

/** JSON with every list of plain numbers on one line, so that a matrix reads as rows. */
function renderJson(json: Json, indent: string): string {
  const deeper = `${indent}  `;
  if (Array.isArray(json)) {
    if (json.every((item) => typeof item !== 'object' || item === null)) return JSON.stringify(json);
    return `[\n${json.map((item) => deeper + renderJson(item as Json, deeper)).join(',\n')}\n${indent}]`;
  }
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  const entries = Object.entries(json).map(
    ([key, value]) => `${deeper}${JSON.stringify(key)}: ${renderJson(value, deeper)}`,
  );
  return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${indent}}`;
}

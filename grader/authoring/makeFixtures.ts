import { locateExpected, valueToJson } from '../assignment';
import type { Assignment, Case, Json } from '../domain';
import { answerCases, loadHelper, loadSolution } from '../prepareAssignment';
import type { Sandbox } from '../sandbox';

export interface Fixture {
  readonly file: string;
  readonly text: string;
}

/**
 * The expected outputs of every public case that a `values` check compares, from the solved notebook: one file a
 * function. The same solution gives the same bytes.
 */
export async function makeFixtures(assignment: Assignment, sandbox: Sandbox): Promise<readonly Fixture[]> {
  const cases = new Map(assignment.functions.map((fn) => [fn.name, listCompared(fn)]));
  const answered = await answerCases(
    assignment,
    await loadSolution(assignment),
    await loadHelper(assignment),
    cases,
    sandbox,
  );
  return assignment.functions.map((fn) => ({
    file: locateExpected(assignment.directories, fn.name),
    text: renderFixture(fn.name, answered.get(fn.name) ?? []),
  }));
}

function listCompared(fn: Assignment['functions'][number]): readonly Case[] {
  const compared = new Set(fn.checks.flatMap((check) => (check.kind === 'values' ? [check.case] : [])));
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

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildNotebook } from './buildNotebook';

/** The functions of two assignments, both of which have a `predict`; each takes a number and gives one. */
const weeks = {
  'week-one': { predict: 'x + 1' },
  'week-two': { predict: '2 * x', train: 'x * x' },
} as const;

export type Week = keyof typeof weeks;

/** Writes two small assignments into a course, whose functions meet by name but not by what is right. */
export function putWeeks(root: string): void {
  for (const [name, functions] of Object.entries(weeks) as [Week, Readonly<Record<string, string>>][]) {
    const check = { id: 'values', kind: 'values', case: 'five', points: 5, hint: 'Try 5 by hand.' };
    const graded = Object.keys(functions).map((fn) => ({
      name: fn,
      points: 5,
      summary: 'a number',
      cases: [{ id: 'five', args: [5] }],
      checks: [check],
    }));
    const manifest = {
      schemaVersion: 1,
      name,
      title: `The ${name}`,
      notebook: 'Work.ipynb',
      helper: 'notebookUtils',
    };
    put(root, `fixtures/${name}/assignment.json`, JSON.stringify({ ...manifest, functions: graded }));
    const five = { predict: name === 'week-one' ? 6 : 10, train: 25 };
    for (const [fn, right] of Object.entries(five))
      put(
        root,
        `fixtures/${name}/expected/${fn}.json`,
        JSON.stringify({ function: fn, cases: { five: right } }),
      );
    put(
      root,
      `notebooks/${name}/notebookUtils.ts`,
      "export { np, Matrix } from 'notebook-grader/dist/lab';\n",
    );
    put(root, `solutions/${name}/Work.ipynb`, buildWeek(name));
  }
}

/**
 * A notebook of one of them, right in all.
 * @param told what its metadata say of the assignment
 * @param only the functions that it holds; all of them unless given
 */
export function buildWeek(
  week: Week,
  told: string | null = week,
  only: readonly string[] = Object.keys(weeks[week]),
): string {
  const cells = Object.entries(weeks[week])
    .filter(([fn]) => only.includes(fn))
    .map(([fn, right]) => {
      const body = `  // START CODE HERE\n  return ${right};\n  // END CODE HERE\n`;
      return {
        source: `// GRADED FUNCTION: ${fn}\nfunction ${fn}(x: number): number {\n${body}}`,
        gradedFunction: fn,
      };
    });
  return buildNotebook(cells, told);
}

function put(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import type { Report } from '../domain';
import schema from '../report/report.schema.json';
import { buildNotebook } from '../testing/buildNotebook';
import { makeCourse } from '../testing/makeCourse';
import { runCli } from '../testing/runCli';

jest.setTimeout(60_000);

const checks = [
  {
    id: 'low',
    kind: 'range',
    points: 6,
    hint: 'h',
    case: 'public-1',
    at: 'costs[3]',
    atLeast: 0,
    atMost: 0.1,
  },
  { id: 'low-hidden', kind: 'range', points: 4, hint: 'h', case: 'hidden-1', at: 'costs[0]', atMost: 1 },
];
const graded = (costs: string) =>
  `// GRADED FUNCTION: descend\nfunction descend(steps: number) {\n  // START CODE HERE\n  return ${costs};\n  // END CODE HERE\n}`;
const solution = graded('{ costs: Array.from({ length: steps }, (_, step) => 0.7 * 0.5 ** step) }');

let root: string;
beforeEach(() => {
  root = makeCourse();
  for (const part of ['fixtures', 'notebooks', 'solutions']) mkdirSync(join(root, part, 'descent'));
  mkdirSync(join(root, 'class'));
  writeManifest(checks);
  write('notebooks/descent/notebookUtils.ts', "export { np } from 'notebook-grader/dist/lab';\n");
  write('solutions/descent/Descent.ipynb', buildNotebook([solution], 'descent'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (path: string, text: string) => writeFileSync(join(root, path), text);
const hand = (name: string, costs: string) =>
  write(`class/${name}.ipynb`, buildNotebook([graded(costs)], 'descent'));

function writeManifest(listed: readonly object[]): void {
  const descend = {
    name: 'descend',
    points: 10,
    summary: 'the cost after each step',
    cases: [{ id: 'public-1', args: [4] }],
    hiddenCases: [{ id: 'hidden-1', draw: [{ kind: 'integer', range: [41, 49] }] }],
    checks: listed,
  };
  const names = { name: 'descent', title: 'Descent', notebook: 'Descent.ipynb', helper: 'notebookUtils' };
  write(
    'fixtures/descent/assignment.json',
    JSON.stringify({ schemaVersion: 1, ...names, functions: [descend] }),
  );
}

it('a number of the result is held to its range, on a case that is given and on a hidden one', async () => {
  for (const command of ['release', 'fixtures'])
    expect(await runCli([command, 'descent'], { cwd: root })).toMatchObject({ code: 0 });
  hand('a-right', '{ costs: Array.from({ length: steps }, (_, step) => 0.5 ** (step + 1)) }');
  hand('b-slow', '{ costs: [0.9, 0.8, 0.7, 0.7] }');
  hand('c-short', '{ costs: [0.5] }');
  hand('d-learnt-by-heart', '{ costs: steps === 4 ? [0.5, 0.2, 0.1, 0] : [NaN] }');
  const { code, stdout, stderr } = await runCli(['grade', 'class', '--format', 'json'], { cwd: root });
  const report = JSON.parse(stdout) as Report;
  expect({ code, valid: new Ajv().validate(schema, report), stderr }).toMatchObject({ code: 1, valid: true });
  const told = report.submissions.map(({ score, functions }) => [
    score,
    ...functions.flatMap((fn) => fn.checks.map((check) => check.message)),
  ]);
  const hiddenRight = 'A hidden case gives a number within its bounds.';
  expect(told).toEqual([
    [10, "descend(4): the result's costs[3] is 0.0625, which is at least 0 and at most 0.1.", hiddenRight],
    [4, "descend(4): the result's costs[3] is 0.7; expected at least 0 and at most 0.1.", hiddenRight],
    [4, "descend(4): the result's costs has no [3]: it is an array of 1.", hiddenRight],
    [
      6,
      "descend(4): the result's costs[3] is 0, which is at least 0 and at most 0.1.",
      'A hidden case does not give a number within its bounds.',
    ],
  ]);
  const verified = await runCli(['verify', 'descent'], { cwd: root });
  expect(verified).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('the solution gets full marks') as string,
  });
});

it('a path that cannot be read is the assignment’s fault, told by its name', async () => {
  hand('a', 'null');
  writeManifest([{ ...checks[0], at: 'costs[' }, checks[1] ?? {}]);
  const { code, stdout, stderr } = await runCli(['grade', 'class'], { cwd: root });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toBe(
    'grader: fixtures/descent/assignment.json: /functions/0 (descend) check low has "at": "costs[", which is no path; write it like cost, W1[0][2] or [1].dW2.\n',
  );
});

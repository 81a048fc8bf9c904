import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadMisconceptions } from '../assignment';
import type { Assignment, Cell, Misconception, Notebook, SubmissionReport } from '../domain';
import { gradeNotebook, type Grader } from '../grade';
import { parseNotebook } from '../notebook';
import { loadSolution } from '../prepareAssignment';
import type { Sandbox } from '../sandbox';
import { makeFixtures } from './makeFixtures';
import { releaseNotebook } from './release';

/** One thing the assignment has to show of itself. */
export interface Proof {
  readonly claim: string;
  readonly holds: boolean;
  /** What was seen instead, when it does not hold. */
  readonly detail: string;
}

/** Proves an assignment: fixtures and stub are fresh, the solution earns all, the stub nothing, each misconception loses. */
export async function* verifyAssignment(grader: Grader): AsyncGenerator<Proof> {
  const { sandbox } = grader;
  const { assignment } = grader.prepared;
  const solutionText = await loadSolution(assignment);
  const solution = openNotebook(solutionText);
  yield await proveFixtures(assignment, sandbox);
  yield await proveStub(assignment, solutionText);
  yield await proveHelper(assignment);
  yield proveMarks(
    'the solution gets full marks',
    await gradeAs(solution, 'solution', grader),
    (row) => row.score === row.maxScore,
  );
  const stub = openNotebook(releaseNotebook(solutionText));
  yield proveMarks('the stub gets none', await gradeAs(stub, 'stub', grader), (row) => row.score === 0);
  yield* proveMisconceptions(loadMisconceptions(assignment), solution, grader);
}

async function proveFixtures(assignment: Assignment, sandbox: Sandbox): Promise<Proof> {
  const stale = [];
  for (const { file, text } of await makeFixtures(assignment, sandbox)) {
    if ((await readFile(file, 'utf8').catch(() => '')) !== text) stale.push(file);
  }
  const detail = stale.length === 0 ? '' : `not so: run "grader fixtures ${assignment.name}"`;
  return { claim: 'the stored outputs are what the solution gives', holds: stale.length === 0, detail };
}

/** The solved notebook runs where it lies only with the helper beside it; a copy must be the students' own. */
async function proveHelper({ directories, helper }: Assignment): Promise<Proof> {
  const read = (folder: string) => readFile(join(folder, `${helper}.ts`), 'utf8').catch(() => null);
  const [theirs, copy] = await Promise.all([read(directories.notebooks), read(directories.solutions)]);
  const holds = copy === null || copy === theirs;
  const detail = holds ? '' : `not so: copy ${helper}.ts from notebooks to solutions`;
  return { claim: "the solution's helper, where it has one, is the students'", holds, detail };
}

async function proveStub(assignment: Assignment, solutionText: string): Promise<Proof> {
  const committed = await readFile(join(assignment.directories.notebooks, assignment.notebook), 'utf8').catch(
    () => '',
  );
  const holds = committed === releaseNotebook(solutionText);
  const detail = holds ? '' : `not so: run "grader release ${assignment.name}"`;
  return { claim: "the student's notebook is what the solved one releases", holds, detail };
}

function proveMarks(
  claim: string,
  row: SubmissionReport,
  isRight: (row: SubmissionReport) => boolean,
): Proof {
  const verdicts = row.functions.map((fn) => `${fn.name} ${fn.verdict}`).join(', ');
  const holds = isRight(row);
  return { claim, holds, detail: holds ? '' : `it got ${row.score} of ${row.maxScore}: ${verdicts}` };
}

async function* proveMisconceptions(
  misconceptions: readonly Misconception[],
  solution: Notebook,
  grader: Grader,
): AsyncGenerator<Proof> {
  for (const misconception of misconceptions) {
    const notebook = replaceFunction(solution, misconception);
    const row = await gradeAs(notebook, misconception.id, grader);
    const fn = row.functions.find((item) => item.name === misconception.functionName);
    const holds = fn !== undefined && fn.verdict !== 'does-not-compile' && fn.score < fn.maxScore;
    const detail = holds ? '' : `it got ${fn?.score} of ${fn?.maxScore} (${fn?.verdict})`;
    yield { claim: `the misconception ${misconception.id} loses points`, holds, detail };
  }
}

/** The solved notebook with one graded cell as a student with the misconception would have it. */
export function replaceFunction(solution: Notebook, { functionName, code }: Misconception): Notebook {
  const replace = (cell: Cell): Cell =>
    cell.gradedFunction === functionName ? { ...cell, source: code } : cell;
  return { ...solution, cells: solution.cells.map(replace) };
}

function gradeAs(notebook: Notebook, name: string, grader: Grader): Promise<SubmissionReport> {
  return gradeNotebook(notebook, { name, file: name }, grader);
}

function openNotebook(text: string): Notebook {
  const read = parseNotebook(text);
  if (read.kind === 'rejected') throw new Error(`the solved notebook ${read.reason}`);
  return read.notebook;
}

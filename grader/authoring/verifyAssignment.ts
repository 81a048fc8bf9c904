import { hasFullMarks } from '../report/marks';
import { join, relative } from 'node:path';
import { loadMistakes } from '../assignment';
import { callsAgree, findMistake, recordCalls } from '../checks';
import type { Assignment, Case, GradedFunction, Notebook, SubmissionReport } from '../domain';
import type { Grader } from '../grading/grader';
import { gradeNotebook } from '../grading/gradeSubmission';
import { replaceFunction, runMisconceptions, type Mistaken } from '../grading/nameMisconception';
import { loadSolution, openSolution } from '../grading/prepareAssignment';
import type { Sandbox } from '../sandbox';
import { readIfThere } from '../utils/systemFault';
import { findLeftovers } from './findLeftovers';
import { makeFixtures } from './makeFixtures';
import { releaseNotebook } from '../release/releaseNotebook';

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
  const solution = openSolution(solutionText, assignment);
  yield await proveFixtures(assignment, sandbox);
  yield await proveStub(assignment, solutionText);
  yield await proveHelper(assignment);
  yield proveMarks('the solution gets full marks', await gradeAs(solution, 'solution', grader), hasFullMarks);
  const stub = openSolution(releaseNotebook(solutionText), assignment);
  yield proveMarks('the stub gets none', await gradeAs(stub, 'stub', grader), (row) => row.score === 0);
  yield* proveMisconceptions(solution, grader);
}

async function proveFixtures(assignment: Assignment, sandbox: Sandbox): Promise<Proof> {
  const stale = [];
  for (const { file, text } of await makeFixtures(assignment, sandbox)) {
    if (((await readIfThere(file)) ?? '') !== text) stale.push(file);
  }
  const claim = 'the stored outputs are what the solution gives';
  if (stale.length > 0)
    return { claim, holds: false, detail: `not so: run "grader fixtures ${assignment.name}"` };
  const leftovers = await findLeftovers(assignment);
  const names = leftovers.map((file) => relative(assignment.directories.fixtures, file)).join(', ');
  const detail = leftovers.length === 0 ? '' : `of functions that are not graded: delete ${names}`;
  return { claim, holds: leftovers.length === 0, detail };
}

/** The solved notebook runs where it lies only with the helper beside it; a copy must be the students' own. */
async function proveHelper({ directories, helper }: Assignment): Promise<Proof> {
  const read = (folder: string) => readIfThere(join(folder, `${helper}.ts`));
  const [theirs, copy] = await Promise.all([read(directories.notebooks), read(directories.solutions)]);
  const holds = copy === null || copy === theirs;
  const detail = holds ? '' : `not so: copy ${helper}.ts from notebooks to solutions`;
  return { claim: "the solution's helper, where it has one, is the students'", holds, detail };
}

async function proveStub(assignment: Assignment, solutionText: string): Promise<Proof> {
  const committed = await readIfThere(join(assignment.directories.notebooks, assignment.notebook));
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

async function* proveMisconceptions(solution: Notebook, grader: Grader): AsyncGenerator<Proof> {
  const { assignment, misconceptions, helper, cases } = grader.prepared;
  for (const misconception of misconceptions) {
    const row = await gradeAs(replaceFunction(solution, misconception), misconception.id, grader);
    const fn = row.functions.find((item) => item.name === misconception.functionName);
    const loses = fn !== undefined && fn.verdict === 'failed' && fn.score < fn.maxScore;
    const isNamed = fn?.misconception === misconception.id;
    const detail = loses
      ? `it is taken for ${fn.misconception ?? 'none that has a name'}`
      : `it got ${fn?.score} of ${fn?.maxScore} (${fn?.verdict})`;
    yield {
      claim: `the misconception ${misconception.id} loses points and is named`,
      holds: loses && isNamed,
      detail: loses && isNamed ? '' : detail,
    };
  }
  for (const fn of assignment.functions) {
    const terms = { assignment, helper, cases, solution, misconceptions };
    const mistaken = await runMisconceptions(fn.name, terms, grader.sandbox);
    yield proveDifferent(fn.name, mistaken);
    yield proveRecorded(fn, cases.get(fn.name) ?? [], mistaken, assignment.directories);
  }
}

/** A student's own check has public cases and recorded outputs, no code and no hidden case. */
function proveRecorded(
  { name, cases }: GradedFunction,
  asked: readonly Case[],
  mistaken: readonly Mistaken[],
  directories: Assignment['directories'],
): Proof {
  const recorded = loadMistakes(directories, name);
  const unnamed = mistaken.filter(({ misconception, calls }) => {
    const records = recordCalls(asked, calls);
    return findMistake(recorded, cases, records)?.id !== misconception.id;
  });
  const ids = unnamed.map(({ misconception }) => misconception.id).join(', ');
  const claim = `each misconception of ${name} is named by its public outputs alone`;
  const remedy =
    'add a public "values" check on a case where it gives something else, and make the fixtures again';
  return { claim, holds: ids === '', detail: ids === '' ? '' : `not so: ${ids}; ${remedy}` };
}

/** Two that give the same on every case could not be told apart when a student submits one. */
function proveDifferent(functionName: string, all: readonly Mistaken[]): Proof {
  const alike = all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter((other) => callsAgree(one.calls, other.calls))
      .map((other) => `${one.misconception.id} and ${other.misconception.id}`),
  );
  const detail = alike.length === 0 ? '' : `alike are ${alike.join('; ')}`;
  return { claim: `no two misconceptions of ${functionName} are alike`, holds: alike.length === 0, detail };
}

function gradeAs(notebook: Notebook, name: string, grader: Grader): Promise<SubmissionReport> {
  return gradeNotebook(notebook, { name, file: name }, grader);
}

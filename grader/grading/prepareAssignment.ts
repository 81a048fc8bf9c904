import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import {
  AssignmentError,
  drawHiddenCases,
  keepPublic,
  loadMisconceptions,
  loadMistakes,
  loadStubs,
} from '../assignment';
import { releaseNotebook } from '../release/releaseNotebook';
import { digestFiles, digestTerms } from '../cache';
import { needs } from '../checks';
import { compileFunctions, compileHelper, readStubs } from '../compile';
import type {
  Assignment,
  Case,
  CompiledFunction,
  GradedFunction,
  Misconception,
  Notebook,
  Program,
  RunResult,
  TrustedHelper,
} from '../domain';
import { explainFileFault } from '../utils/systemFault';
import { UserFault } from '../utils/userFault';
import { createNamer, createRecordedNamer, type NameMisconception } from './nameMisconception';
import { parseNotebook } from '../notebook';
import { runPrograms } from './runPrograms';
import type { Sandbox } from '../sandbox';

/** An assignment with all that grading a submission takes. */
export interface PreparedAssignment {
  readonly assignment: Assignment;
  readonly helper: TrustedHelper;
  /** Each function as released, to recognise one that is not written yet. */
  readonly stubs: ReadonlyMap<string, string>;
  /** Public cases first, so that nothing a hidden one shows the student's code can come out through a public one. */
  readonly cases: ReadonlyMap<string, readonly Case[]>;
  /** By function name: a digest of everything but a program's own text that decides how it is judged. */
  readonly digests: ReadonlyMap<string, string>;
  /** The same for whole files: all functions, and the stubs they are compared with. */
  readonly filesDigest: string;
  readonly misconceptions: readonly Misconception[];
  readonly nameMisconception: NameMisconception;
}

/**
 * Makes an assignment ready: compiles the helper, and lets the reference solution answer the hidden cases.
 * @param secret null for a student's check, which has public cases only and needs no solution
 * @throws AssignmentError when the helper, the solution or an expected output is missing or wrong
 */
export async function prepareAssignment(
  assignment: Assignment,
  secret: string | null,
  sandbox: Sandbox,
): Promise<PreparedAssignment> {
  const helper = await loadHelper(assignment);
  if (secret === null) {
    const shown = keepPublic(assignment);
    const cases = new Map(shown.functions.map((fn) => [fn.name, fn.cases]));
    return completePrepared({
      assignment: shown,
      helper,
      stubs: await findStubs(assignment),
      cases,
      misconceptions: [],
      nameMisconception: createRecordedNamer(
        assignment.functions.flatMap((fn) => loadMistakes(assignment.directories, fn.name)),
        cases,
      ),
    });
  }
  const solution = await loadSolution(assignment);
  const solved = openSolution(solution, assignment);
  const misconceptions = loadMisconceptions(assignment);
  const stubs = stubsOf(solution, assignment);
  const hidden = new Map(
    assignment.functions.map((fn) => [fn.name, drawHiddenCases(fn, assignment.name, secret)]),
  );
  const answered = await answerCases(assignment, solution, helper, hidden, sandbox);
  const cases = new Map(
    assignment.functions.map((fn) => [fn.name, [...fn.cases, ...(answered.get(fn.name) ?? [])]]),
  );
  return completePrepared({
    assignment,
    helper,
    stubs,
    cases,
    misconceptions,
    nameMisconception: createNamer({ assignment, helper, cases, misconceptions, solution: solved }, sandbox),
  });
}

/** Each function as a student is given it, made from the solved notebook. @throws as openSolution and releaseNotebook */
export function stubsOf(solution: string, assignment: Assignment): ReadonlyMap<string, string> {
  const { functions, helper } = assignment;
  const released = openSolution(releaseNotebook(solution), assignment);
  return readStubs(released, { functions: functions.map((fn) => fn.name), helper });
}

/** For a student's check: as the student's folder tells them, or made from the solution where that is at hand. */
async function findStubs(assignment: Assignment): Promise<ReadonlyMap<string, string>> {
  const told = loadStubs(assignment.directories);
  if (told !== null) return told;
  try {
    return stubsOf(await loadSolution(assignment), assignment);
  } catch (error) {
    // Where there is none, or one that is not whole yet, a stub is judged like any answer.
    if (error instanceof UserFault) return new Map();
    throw error;
  }
}

/** The trusted helper module, compiled. @throws AssignmentError when it is missing */
export async function loadHelper(assignment: Assignment): Promise<TrustedHelper> {
  const file = join(assignment.directories.notebooks, `${assignment.helper}.ts`);
  return compileHelper(assignment.helper, await readText(file, 'the helper module that notebooks import'));
}

/** Text of the solved notebook. @throws AssignmentError when it is missing */
export async function loadSolution(assignment: Assignment): Promise<string> {
  return readText(join(assignment.directories.solutions, assignment.notebook), 'the solved notebook');
}

/**
 * Runs the reference solution on some cases of each function and fills in what came back as expected.
 * @throws AssignmentError when the solution does not answer: never a student's fault
 */
export async function answerCases(
  assignment: Assignment,
  solution: string,
  helper: TrustedHelper,
  cases: ReadonlyMap<string, readonly Case[]>,
  sandbox: Sandbox,
): Promise<ReadonlyMap<string, readonly Case[]>> {
  const programs = programsByName(compileText(solution, assignment));
  const asked = assignment.functions.filter((fn) => (cases.get(fn.name) ?? []).length > 0);
  const runs = asked.map((fn) => ({
    functionName: fn.name,
    code: requireProgram(programs, fn, assignment).code,
    calls: (cases.get(fn.name) ?? []).map((item) => item.args),
  }));
  const results = await runPrograms(runs, { assignment, helper }, sandbox);
  return new Map(
    asked.map((fn, index) => [
      fn.name,
      fillExpected(fn, cases.get(fn.name) ?? [], results[index] as RunResult, nameSolution(assignment)),
    ]),
  );
}

function fillExpected(
  fn: GradedFunction,
  cases: readonly Case[],
  result: RunResult,
  file: string,
): readonly Case[] {
  if (result.kind !== 'answered') {
    throw new AssignmentError(
      `The solution of ${fn.name} in ${file} does not run (${result.kind}): mend the solved notebook.`,
    );
  }
  return cases.map((item, index) => {
    const outcome = result.calls[index]?.first;
    if (outcome?.kind !== 'returned') {
      const why = outcome === undefined ? 'no answer' : outcome.error.message;
      throw new AssignmentError(
        `The solution of ${fn.name} in ${file} throws on case ${item.id} (${why}): mend the solved notebook.`,
      );
    }
    return { ...item, expected: outcome.value };
  });
}

function compileText(text: string, assignment: Assignment): readonly CompiledFunction[] {
  const functions = assignment.functions.map((fn) => fn.name);
  return compileFunctions(openSolution(text, assignment), {
    functions,
    helper: assignment.helper,
    stubs: new Map(),
  });
}

/** The solved notebook, read. @throws AssignmentError when it is none */
export function openSolution(text: string, assignment: Assignment): Notebook {
  const read = parseNotebook(text);
  if (read.kind === 'notebook') return read.notebook;
  throw new AssignmentError(`The solved notebook ${nameSolution(assignment)} ${read.reason}.`);
}

/** The solved notebook as a message names it: by its path in the course. */
function nameSolution({ name, notebook }: Assignment): string {
  return `solutions/${name}/${notebook}`;
}

function programsByName(compiled: readonly CompiledFunction[]): ReadonlyMap<string, Program> {
  return new Map(
    compiled.flatMap((item) =>
      item.kind === 'compiled' ? [[item.program.functionName, item.program] as const] : [],
    ),
  );
}

function requireProgram(
  programs: ReadonlyMap<string, Program>,
  fn: GradedFunction,
  assignment: Assignment,
): Program {
  const program = programs.get(fn.name);
  if (program !== undefined) return program;
  throw new AssignmentError(
    `${nameSolution(assignment)} has no ${fn.name} that compiles: mend the solved notebook.`,
  );
}

/** Checks that there is an expected output for all that is compared, and digests the terms. */
function completePrepared(prepared: Omit<PreparedAssignment, 'digests' | 'filesDigest'>): PreparedAssignment {
  const { assignment, helper, cases } = prepared;
  requireExpected(prepared);
  const digests = assignment.functions.map((fn) => {
    const terms = { fn, helper, cases: cases.get(fn.name) ?? [], limits: assignment.limits };
    const misconceptions = prepared.misconceptions.filter((item) => item.functionName === fn.name);
    return [fn.name, digestTerms({ ...terms, misconceptions })] as const;
  });
  const all = digests.map(([, digest]) => digest);
  return { ...prepared, digests: new Map(digests), filesDigest: digestFiles(all, prepared.stubs) };
}

function requireExpected(prepared: Omit<PreparedAssignment, 'digests' | 'filesDigest'>): void {
  for (const fn of prepared.assignment.functions) {
    for (const check of fn.checks) {
      if (!needs(check, 'expected')) continue;
      const item = prepared.cases.get(fn.name)?.find((candidate) => candidate.id === check.case);
      if (item !== undefined && item.expected === null) {
        throw new AssignmentError(
          `fixtures/${prepared.assignment.name}/expected/${fn.name}.json has no output for the case ${item.id}: run "grader fixtures ${prepared.assignment.name}".`,
        );
      }
    }
  }
}

async function readText(file: string, what: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new AssignmentError(
      `${relative(process.cwd(), file)}, ${what}, cannot be read: ${explainFileFault(error)}.`,
    );
  }
}

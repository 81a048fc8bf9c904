import { compileFunctions } from './compile';
import type {
  CompiledFunction,
  GradedFunction,
  Notebook,
  Program,
  RunResult,
  SubmissionReport,
} from './domain';
import { readNotebook } from './notebook';
import type { PreparedAssignment } from './prepareAssignment';
import type { Sandbox } from './sandbox';
import { explainCompiled, explainRun, type Explained } from './verdicts';

/** A file to grade and the name it has in the report. */
export interface Submission {
  readonly name: string;
  readonly file: string;
}

/**
 * Grades one submission: read the notebook, find the graded functions and compile them, run them in the sandbox,
 * check what came back, report.
 * @throws only for a fault of the grader or the machine; whatever the submission holds ends in its report
 */
export async function gradeSubmission(
  submission: Submission,
  prepared: PreparedAssignment,
  sandbox: Sandbox,
): Promise<SubmissionReport> {
  const read = await readNotebook(submission.file);
  if (read.kind === 'rejected') return rejectSubmission(submission, prepared, read.reason);
  return gradeNotebook(read.notebook, submission, prepared, sandbox);
}

/** The same for a notebook that has been read already. */
export async function gradeNotebook(
  notebook: Notebook,
  submission: Submission,
  prepared: PreparedAssignment,
  sandbox: Sandbox,
): Promise<SubmissionReport> {
  const { assignment, stubs } = prepared;
  const functions = assignment.functions.map((fn) => fn.name);
  const compiled = compileFunctions(notebook, { functions, helper: assignment.helper, stubs });
  const runs = await runPrograms(compiled, prepared, sandbox);
  const explained = assignment.functions.map((fn, index) =>
    explainFunction(fn, compiled[index] as CompiledFunction, runs.get(fn.name), prepared),
  );
  return reportSubmission(submission, prepared, explained);
}

async function runPrograms(
  compiled: readonly CompiledFunction[],
  prepared: PreparedAssignment,
  sandbox: Sandbox,
): Promise<ReadonlyMap<string, RunResult>> {
  const programs = compiled.flatMap((item) => (item.kind === 'compiled' ? [item.program] : []));
  if (programs.length === 0) return new Map();
  const { seconds, memoryMb, outputMb } = prepared.assignment.limits;
  const results = await sandbox.run({
    helper: prepared.helper,
    limits: { milliseconds: seconds * 1000, memoryMb, outputMb },
    jobs: programs.map((program) => describeJob(program, prepared)),
  });
  return new Map(programs.map((program, index) => [program.functionName, results[index] as RunResult]));
}

function describeJob({ functionName, code }: Program, prepared: PreparedAssignment) {
  return { functionName, code, calls: (prepared.cases.get(functionName) ?? []).map((item) => item.args) };
}

function explainFunction(
  fn: GradedFunction,
  compiled: CompiledFunction,
  run: RunResult | undefined,
  prepared: PreparedAssignment,
): Explained {
  if (compiled.kind !== 'compiled') return explainCompiled(fn, compiled);
  if (run === undefined) throw new Error(`${fn.name} was compiled but not run`);
  return explainRun(fn, compiled.program, run, prepared.cases.get(fn.name) ?? []);
}

function reportSubmission(
  submission: Submission,
  prepared: PreparedAssignment,
  explained: readonly Explained[],
): SubmissionReport {
  return {
    submission: submission.name,
    file: submission.file,
    status: 'graded',
    score: round(explained.reduce((sum, item) => sum + item.report.score, 0)),
    maxScore: countPoints(prepared),
    functions: explained.map((item) => item.report),
    diagnostics: explained.flatMap((item) => item.diagnostics),
  };
}

function rejectSubmission(
  submission: Submission,
  prepared: PreparedAssignment,
  reason: string,
): SubmissionReport {
  return {
    submission: submission.name,
    file: submission.file,
    status: 'rejected',
    score: 0,
    maxScore: countPoints(prepared),
    functions: [],
    diagnostics: [{ severity: 'error', message: reason }],
  };
}

function countPoints(prepared: PreparedAssignment): number {
  return round(prepared.assignment.functions.reduce((sum, fn) => sum + fn.points, 0));
}

/** Points such as 0.1 + 0.2 add up to what a person would write. */
function round(points: number): number {
  return Number(points.toFixed(6));
}

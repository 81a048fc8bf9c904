import { compileFunctions } from './compile';
import type { CompiledFunction, GradedFunction, Judgement, Notebook, SubmissionReport } from './domain';
import { judgePrograms, type Grader } from './judgePrograms';
import { readNotebook } from './notebook';
import type { PreparedAssignment } from './prepareAssignment';
import { explainCompiled, explainJudgement, type Explained } from './verdicts';

export type { Grader } from './judgePrograms';

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
export async function gradeSubmission(submission: Submission, grader: Grader): Promise<SubmissionReport> {
  const read = await readNotebook(submission.file);
  if (read.kind === 'rejected') return rejectSubmission(submission, grader.prepared, read.reason);
  return gradeNotebook(read.notebook, submission, grader);
}

/** The same for a notebook that has been read already. */
export async function gradeNotebook(
  notebook: Notebook,
  submission: Submission,
  grader: Grader,
): Promise<SubmissionReport> {
  const { assignment, stubs } = grader.prepared;
  const functions = assignment.functions.map((fn) => fn.name);
  const compiled = compileFunctions(notebook, { functions, helper: assignment.helper, stubs });
  const programs = compiled.flatMap((item) => (item.kind === 'compiled' ? [item.program] : []));
  const judgements = await judgePrograms(programs, grader);
  const explained = assignment.functions.map((fn, index) =>
    explainFunction(fn, compiled[index] as CompiledFunction, judgements),
  );
  return reportSubmission(submission, grader.prepared, explained);
}

function explainFunction(
  fn: GradedFunction,
  compiled: CompiledFunction,
  judgements: ReadonlyMap<string, Judgement>,
): Explained {
  if (compiled.kind !== 'compiled') return explainCompiled(fn, compiled);
  const judgement = judgements.get(fn.name);
  if (judgement === undefined) throw new Error(`${fn.name} was compiled but not judged`);
  return explainJudgement(fn, compiled.program, judgement);
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
    score: sumPoints(explained.map((item) => item.report.score)),
    maxScore: sumPoints(prepared.assignment.functions.map((fn) => fn.points)),
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
    maxScore: sumPoints(prepared.assignment.functions.map((fn) => fn.points)),
    functions: [],
    diagnostics: [{ severity: 'error', message: reason }],
  };
}

/** Points such as 0.1 + 0.2 add up to what a person would write. */
function sumPoints(points: readonly number[]): number {
  return Number(points.reduce((sum, item) => sum + item, 0).toFixed(6));
}

import { keyFile } from './cache';
import { sumPoints } from './checks';
import { compileFunctions } from './compile';
import type { CompiledFunction, GradedFunction, Notebook, SubmissionReport } from './domain';
import { judgePrograms, type Grader, type Judged } from './judgePrograms';
import { parseNotebook, readNotebookBytes } from './notebook';
import type { PreparedAssignment } from './prepareAssignment';
import { recallSubmission, rememberSubmission, type RecalledPart } from './recallSubmission';
import { explainCompiled, explainJudgement, locateNote, type Explained } from './verdicts';

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
  const file = await readNotebookBytes(submission.file);
  if (file.kind === 'rejected') return rejectSubmission(submission, grader.prepared, file.reason);
  const key = keyFile(grader.prepared.filesDigest, file.bytes);
  const recalled = await recallSubmission(key, grader);
  if (recalled !== null) return reportSubmission(submission, grader.prepared, recalled);
  const read = parseNotebook(file.bytes);
  if (read.kind === 'rejected') return rejectSubmission(submission, grader.prepared, read.reason);
  const { parts, explained } = await explainNotebook(read.notebook, grader);
  rememberSubmission(key, parts, explained, grader);
  return reportSubmission(submission, grader.prepared, explained);
}

/** The same for a notebook that has been read already. */
export async function gradeNotebook(
  notebook: Notebook,
  submission: Submission,
  grader: Grader,
): Promise<SubmissionReport> {
  const { explained } = await explainNotebook(notebook, grader);
  return reportSubmission(submission, grader.prepared, explained);
}

/** Compiles, runs and judges a notebook's graded functions, in the assignment's order. */
async function explainNotebook(notebook: Notebook, grader: Grader) {
  const { assignment, stubs } = grader.prepared;
  const functions = assignment.functions.map((fn) => fn.name);
  const compiled = compileFunctions(notebook, { functions, helper: assignment.helper, stubs });
  const programs = compiled.flatMap((item) => (item.kind === 'compiled' ? [item.program] : []));
  const judged = await judgePrograms(programs, grader);
  const both = assignment.functions.map((fn, index) =>
    explainFunction(fn, compiled[index] as CompiledFunction, judged.get(fn.name)),
  );
  return { parts: both.map(({ part }) => part), explained: both.map(({ explained }) => explained) };
}

function explainFunction(
  fn: GradedFunction,
  compiled: CompiledFunction,
  judged: Judged | undefined,
): { readonly explained: Explained; readonly part: RecalledPart } {
  if (compiled.kind !== 'compiled') {
    const explained = explainCompiled(fn, compiled);
    return { explained, part: { kind: 'explained', explained } };
  }
  if (judged === undefined) throw new Error(`${fn.name} was compiled but not judged`);
  const { key, judgement } = judged;
  const place = locateNote(judgement, compiled.program);
  return { explained: explainJudgement(fn, judgement, place), part: { kind: 'judged', key, place } };
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

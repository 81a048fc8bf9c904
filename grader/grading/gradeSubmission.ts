import { hashFile, keyFile } from '../cache';
import { sumPoints } from '../utils/sumPoints';
import { compileFunctions, type CompileOptions } from '../compile';
import type {
  CompiledFunction,
  Exhibit,
  Finding,
  FunctionWork,
  GradedFunction,
  Notebook,
  Place,
  ReadBytes,
  NamedFile,
  Refusal,
  SubmissionReport,
  Work,
} from '../domain';
import { parseNotebook, createLineLocator, readNotebookBytes } from '../notebook';
import {
  describeRejected,
  explainCompiled,
  explainJudgement,
  locateNote,
  noteEarlierCells,
  noteRefusals,
  noteSession,
  noteUnsettled,
  quotePlace,
  withNotes,
  type Explained,
} from '../verdicts';
import { createNotebookCompiler } from './compiling/compileNotebook';
import type { Grader, RecalledPart } from './grader';
import { judgePrograms, type Judged } from './judgePrograms';
import type { PreparedAssignment } from './prepareAssignment';
import { recallSubmission, rememberSubmission } from './recallSubmission';

/** A submission's report, and what a page shows beside it: null where there is nothing to show, or nobody asked. */
export interface GradedSubmission {
  readonly report: SubmissionReport;
  readonly work: Work | null;
  /** SHA-256 of the file's bytes, in hex; null where there was no file to read. */
  readonly fileHash: string | null;
}

/** One for the whole process: its threads serve every assignment. */
const compiler = createNotebookCompiler();

/** The bytes of a submission, wherever they stand. @throws only for a fault of the machine, never of the submission */
export function readSubmission({ file, within, read }: NamedFile): Promise<ReadBytes> {
  return read === undefined ? readNotebookBytes(file, within) : read();
}

/**
 * Grades one submission: read the notebook, find the graded functions and compile them, run them in the sandbox,
 * check what came back, report.
 * @throws only for a fault of the grader or the machine; whatever the submission holds ends in its report
 */
export async function gradeSubmission(submission: NamedFile, grader: Grader): Promise<GradedSubmission> {
  const file = await readSubmission(submission);
  if (file.kind === 'rejected') return rejectFile(submission, grader.prepared, file.reason, null);
  const fileHash = hashFile(file.bytes);
  const kept = (await grader.kept?.(fileHash)) ?? null;
  if (kept !== null) return { report: kept, work: null, fileHash };
  const key = keyFile(grader.prepared.filesDigest, file.bytes);
  const isWhole = grader.wantsWork || grader.findRefusals !== undefined;
  const recalled = isWhole ? null : await recallSubmission(key, grader);
  if (recalled !== null)
    return { report: reportSubmission(submission, grader.prepared, recalled), work: null, fileHash };
  const compiled = await compiler.compile(file.bytes, describeFunctions(grader.prepared));
  if (compiled.kind === 'rejected') return rejectFile(submission, grader.prepared, compiled.reason, fileHash);
  const { parts, explained, functions, isSteady } = await explainFunctions(
    compiled.notebook,
    compiled.functions,
    grader,
  );
  // What may be otherwise next time is found out anew.
  if (isSteady && compiled.isSteady && grader.findRefusals === undefined)
    rememberSubmission(key, parts, grader);
  const report = reportSubmission(submission, grader.prepared, explained);
  if (!grader.wantsWork) return { report, work: null, fileHash };
  const locateLine = createLineLocator(new TextDecoder().decode(file.bytes));
  return { report, work: { functions, locateLine }, fileHash };
}

/** The same for a notebook that has been read already, and is nobody's: it may take its time. */
export async function gradeNotebook(
  notebook: Notebook,
  submission: NamedFile,
  grader: Grader,
): Promise<SubmissionReport> {
  const functions = compileFunctions(notebook, describeFunctions(grader.prepared));
  const { explained } = await explainFunctions(notebook, functions, grader);
  return reportSubmission(submission, grader.prepared, explained);
}

function describeFunctions({ assignment, stubs }: PreparedAssignment): CompileOptions {
  return { functions: assignment.functions.map((fn) => fn.name), helper: assignment.helper, stubs };
}

/** Runs and judges a notebook's graded functions, in the assignment's order. */
async function explainFunctions(notebook: Notebook, compiled: readonly CompiledFunction[], grader: Grader) {
  const { assignment } = grader.prepared;
  const programs = compiled.flatMap((item) => (item.kind === 'compiled' ? [item.program] : []));
  const cells = compiled.flatMap((item) => (item.kind === 'compiled' ? item.cells : []));
  const [judged, refusals] = await Promise.all([
    judgePrograms(programs, grader),
    grader.findRefusals?.(notebook, cells) ?? [],
  ]);
  const all = assignment.functions.map((fn, index) =>
    explainFunction(fn, compiled[index] as CompiledFunction, judged.get(fn.name), notebook, refusals),
  );
  return {
    parts: all.map(({ part }) => part),
    explained: all.map(({ explained }) => explained),
    functions: all.map(({ work }) => work),
    isSteady: [...judged.values()].every(({ isSteady }) => isSteady),
  };
}

function explainFunction(
  fn: GradedFunction,
  compiled: CompiledFunction,
  judged: Judged | undefined,
  notebook: Notebook,
  refusals: readonly Refusal[],
): { readonly explained: Explained; readonly part: RecalledPart; readonly work: FunctionWork } {
  const describeWork = (cell: number | undefined, exhibits: readonly Exhibit[]): FunctionWork => {
    const source = cell === undefined ? undefined : notebook.cells[cell - 1]?.source;
    const shown = cell === undefined || source === undefined ? null : { number: cell, source };
    return { name: fn.name, cell: shown, exhibits };
  };
  const quote = (place: Place) => quotePlace(place, notebook);
  const listNotes = (cell: number | undefined, isRight: boolean): readonly Finding[] => [
    ...noteEarlierCells(fn, compiled, cell),
    ...noteRefusals(fn, compiled, refusals, quote),
    ...noteSession(fn, compiled, isRight, quote),
  ];
  if (compiled.kind !== 'compiled') {
    const notes = listNotes(compiled.place?.cell, false);
    const explained = withNotes(explainCompiled(fn, compiled, quote), notes);
    return {
      explained,
      part: { kind: 'explained', explained },
      work: describeWork(compiled.place?.cell, []),
    };
  }
  if (judged === undefined) throw new Error(`${fn.name} was compiled but not judged`);
  const { key, judgement } = judged;
  const notes = [
    ...noteUnsettled(fn, compiled, judgement, quote),
    ...listNotes(compiled.program.cell, judgement.verdict === 'passed'),
  ];
  const place = quote(locateNote(judgement, compiled.program));
  return {
    explained: withNotes(explainJudgement(fn, judgement, place), notes),
    part: { kind: 'judged', key, place, notes },
    work: describeWork(compiled.program.cell, judgement.exhibits),
  };
}

function reportSubmission(
  submission: NamedFile,
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
    diagnostics: explained.flatMap((item) => item.findings),
  };
}

/**
 * A submission that no assignment is known for: why its file cannot be read, else what there is to ask.
 * @param question in words that go on from the file's name
 */
export async function rejectSubmission(submission: NamedFile, question: string): Promise<GradedSubmission> {
  const file = await readSubmission(submission);
  const read = file.kind === 'rejected' ? file : parseNotebook(file.bytes);
  const fileHash = file.kind === 'rejected' ? null : hashFile(file.bytes);
  return rejectFile(submission, null, read.kind === 'rejected' ? read.reason : question, fileHash);
}

function rejectFile(
  submission: NamedFile,
  prepared: PreparedAssignment | null,
  reason: string,
  fileHash: string | null,
): GradedSubmission {
  const report: SubmissionReport = {
    submission: submission.name,
    file: submission.file,
    status: 'rejected',
    score: 0,
    maxScore: sumPoints((prepared?.assignment.functions ?? []).map((fn) => fn.points)),
    functions: [],
    diagnostics: [describeRejected({ kind: 'rejected', reason })],
  };
  return { report, work: null, fileHash };
}

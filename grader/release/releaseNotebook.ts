import type { Cell, Json, Notebook } from '../domain';
import { parseNotebook } from '../notebook';
import { isObject, type JsonObject, readJson, splitLines, writeJson } from './notebookJson';
import { ReleaseError } from './releaseError';
import { stripSolution } from './stripSolution';

/** Cells with this tag are for the instructor's eyes only. */
const instructorTag = 'instructor';

/** What Jupyter and its extensions leave behind of a session: of the machine and the day, not of the notebook. */
const transientCellMetadata = new Set(['ExecuteTime', 'collapsed', 'execution', 'scrolled', 'trusted']);
const transientNotebookMetadata = new Set([
  'orig_nbformat',
  'orig_nbformat_minor',
  'signature',
  'signatures',
  'widgets',
]);

/**
 * The student's notebook, made from the solved one: without the lines between START and END CODE HERE, without
 * cells tagged `instructor`, outputs, execution counts and traces of a session. Ids, order and all other metadata stay.
 * Equal notebooks give equal bytes, whatever their key order, line ends or outputs; a released notebook gives itself.
 *
 * @param solutionText the text of the solved `.ipynb`
 * @returns the text of the student's `.ipynb`, laid out as Jupyter saves it
 * @throws ReleaseError when the text is not a notebook, has no graded cell, or has markers that do not pair up
 */
export function releaseNotebook(solutionText: string): string {
  const notebook = openNotebook(solutionText);
  const file = readJson(solutionText) as JsonObject;
  const files = file['cells'] as readonly JsonObject[];

  const students = notebook.cells.filter((cell) => !cell.tags.includes(instructorTag));
  if (!students.some(isGraded)) {
    throw new ReleaseError(
      'The solved notebook has no graded cell; give each its metadata {"grader": {"function": "name"}} or the comment // GRADED FUNCTION: name.',
    );
  }
  return writeJson({
    ...file,
    metadata: omitKeys(file['metadata'], transientNotebookMetadata),
    cells: students.map((cell) => releaseCell(cell, files[cell.number - 1] ?? {})),
  });
}

function openNotebook(text: string): Notebook {
  const read = parseNotebook(text);
  if (read.kind === 'rejected') {
    // The reason goes on from the name of the file: "is empty: …".
    throw new ReleaseError(`The solved notebook ${read.reason}.`);
  }
  return read.notebook;
}

function releaseCell(cell: Cell, file: JsonObject): Json {
  const metadata = releaseCellMetadata(file['metadata']);
  if (cell.kind !== 'code') return { ...file, metadata, source: splitLines(cell.source) };

  const where = cell.id === null ? `cell ${cell.number}` : `cell ${cell.number} (${cell.id})`;
  const { source, pairs } = stripSolution(cell.source, where);
  if (isGraded(cell) && pairs === 0) {
    throw new ReleaseError(
      `In ${where}, line 1: the graded cell has no START CODE HERE and END CODE HERE lines; put them around what the student is to write.`,
    );
  }
  return { ...file, metadata, source: splitLines(source), outputs: [], execution_count: null };
}

function isGraded(cell: Cell): boolean {
  return (
    cell.kind === 'code' &&
    (cell.gradedFunction !== null || /^\s*\/\/\s*GRADED FUNCTION\b/m.test(cell.source))
  );
}

function releaseCellMetadata(metadata: Json | undefined): JsonObject {
  const kept = omitKeys(metadata, transientCellMetadata);
  const jupyter = kept['jupyter'];
  if (!isObject(jupyter)) return kept;

  // `source_hidden` is the author's choice; `outputs_hidden` says how a session left outputs that are gone.
  const view = omitKeys(jupyter, new Set(['outputs_hidden']));
  return Object.keys(view).length > 0 ? { ...kept, jupyter: view } : omitKeys(kept, new Set(['jupyter']));
}

function omitKeys(object: Json | undefined, names: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(
    Object.entries(isObject(object) ? object : {}).filter(([key]) => !names.has(key)),
  );
}

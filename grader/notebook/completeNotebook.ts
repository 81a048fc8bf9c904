import type { Cell, ReadNotebook } from '../domain';
import { findOtherLanguage } from './findOtherLanguage';
import { readAssignmentName, readGradedFunction, readKey, readTags } from './gradedMetadata';

/** Makes a complete notebook of parsed JSON, or says what is wrong with it. The only place where cells are loose. */
export function completeNotebook(json: unknown): ReadNotebook {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return reject(`is JSON, but not a notebook: it holds ${describe(json)}; hand in the .ipynb itself`);
  }
  const cells = readKey(json, 'cells');
  const wrongFormat = explainFormat(readKey(json, 'nbformat'), readKey(json, 'worksheets'), cells);
  if (wrongFormat !== null) return reject(wrongFormat);
  if (!Array.isArray(cells)) {
    const what =
      cells === undefined ? 'it has no list of cells' : `its cells are ${describe(cells)}, not a list`;
    return reject(`is JSON, but not a notebook: ${what}; hand in the .ipynb itself`);
  }

  const complete: Cell[] = [];
  for (const [position, cell] of (cells as readonly unknown[]).entries()) {
    const read = completeCell(cell, position + 1);
    if (typeof read === 'string') return reject(read);
    complete.push(read);
  }
  const metadata = readKey(json, 'metadata');
  const assignment = readAssignmentName(metadata);
  const other = assignment === null ? findOtherLanguage(metadata, complete) : null;
  if (other !== null) {
    return reject(
      `is a notebook of another kernel, for ${other}: hand in the course's notebook, which is in TypeScript`,
    );
  }
  return { kind: 'notebook', notebook: { assignment, cells: complete } };
}

function explainFormat(format: unknown, worksheets: unknown, cells: unknown): string | null {
  const isOld = Array.isArray(worksheets) && cells === undefined;
  const number = typeof format === 'number' || typeof format === 'string' ? Number(format) : isOld ? 3 : 4;
  if (number < 4) {
    return `is in notebook format ${Math.trunc(number)}; open it in Jupyter and save it, which converts it to format 4`;
  }
  if (number >= 5)
    return `is in notebook format ${Math.trunc(number)}; save it in format 4, which this grader reads`;
  return null;
}

/** A cell, or the reason why the notebook has to be rejected. */
function completeCell(cell: unknown, number: number): Cell | string {
  if (typeof cell !== 'object' || cell === null || Array.isArray(cell)) {
    return `has a damaged cell: cell ${number} is ${describe(cell)}, not an object; open it in Jupyter and save it again`;
  }
  const source = completeSource(readKey(cell, 'source'));
  if (source === null) {
    return `has a damaged cell: the source of cell ${number} is neither text nor a list of text; open it in Jupyter and save it again`;
  }
  const metadata = readKey(cell, 'metadata');
  const id = readKey(cell, 'id');
  return {
    number,
    kind: completeKind(readKey(cell, 'cell_type')),
    id: typeof id === 'string' ? id : null,
    source,
    tags: readTags(metadata),
    gradedFunction: readGradedFunction(metadata),
  };
}

/** A cell of a kind that nbformat 4 does not know is kept, so that the others keep their numbers, but is not code. */
function completeKind(type: unknown): Cell['kind'] {
  return type === 'code' || type === 'markdown' ? type : 'raw';
}

function completeSource(source: unknown): string | null {
  if (source === undefined) return '';
  const isList = Array.isArray(source) && source.every((line) => typeof line === 'string');
  if (typeof source !== 'string' && !isList) return null;
  const text = typeof source === 'string' ? source : source.join('');
  // Half of a surrogate pair cannot be written as UTF-8.
  return text.replace(/\r\n?/g, '\n').replace(/\p{Surrogate}/gu, '\uFFFD');
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'text';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function reject(reason: string): ReadNotebook {
  return { kind: 'rejected', reason };
}

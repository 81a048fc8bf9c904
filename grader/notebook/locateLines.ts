import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import type { Place } from '../domain';

/**
 * Finds places of a notebook in its file: what annotates a pull request counts lines of the file, not of a cell.
 * The file is parsed when the first place is asked for.
 * @param text of the `.ipynb` file
 * @returns line of the file, from 1; null where the place names no cell that the file has
 */
export function createLineLocator(text: string): (place: Place) => number | null {
  let tree: Node | null | undefined;
  return ({ cell, line = 1 }) => {
    if (cell === undefined) return null;
    if (tree === undefined) tree = parse(text);
    const node = tree === null ? undefined : findNodeAtLocation(tree, ['cells', cell - 1]);
    if (node === undefined) return null;
    const source = findNodeAtLocation(node, ['source']);
    return countLines(text, findLine(source, line)?.offset ?? source?.offset ?? node.offset);
  };
}

/** Null where outputs are nested so deeply that the parser gives up: lines are a help, never a reason to fail. */
function parse(text: string): Node | null {
  try {
    return parseTree(text) ?? null;
  } catch {
    return null;
  }
}

/** The piece of the source in which its line begins: Jupyter writes one piece a line, others write one for all. */
function findLine(source: Node | undefined, line: number): Node | undefined {
  let before = 0;
  for (const piece of source?.children ?? []) {
    before += String(piece.value).split(/\r\n|\r|\n/).length - 1;
    if (before >= line || piece === source?.children?.at(-1)) return piece;
  }
  return undefined;
}

function countLines(text: string, offset: number): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

import { type JsonObject, readJson, writeJson } from '../release/notebookJson';
import {
  type CellFile,
  digestSource,
  type KnownCell,
  listCells,
  matchCells,
  recordCell,
} from './updateFolderCells';
import { findFreeId, keepCell, mergeFrame, updateCell, withIds } from './updateFolderParts';

export interface MergedNotebook {
  readonly text: string;
  /** Released cells that are kept as the student changed them, and that the new release changes too. */
  readonly outdated: readonly string[];
  /** Functions whose graded cell the student removed, and that the new release changes. */
  readonly missing: readonly string[];
}

/** A cell of the result, and which cell of the new release it is. */
interface Placed {
  readonly json: JsonObject;
  readonly fresh: number | null;
}

/**
 * The student's notebook brought up to a new release. Cells that still read as they were released get the new text;
 * all others stay as they are, in the student's order and with their outputs. New cells come after the cell they follow
 * in the release, cells that were taken out of it go where nobody changed them, and what the student removed stays
 * removed. Where nothing is new the text comes back as it is; merging again changes nothing.
 *
 * @param known the cells of the release that the student started from
 * @returns null when the student's text is no notebook
 */
export function mergeNotebook(
  current: string,
  fresh: string,
  known: readonly KnownCell[],
): MergedNotebook | null {
  const mine = listCells(current);
  const released = listCells(fresh) ?? [];
  if (mine === null) return null;

  const placed: Placed[] = [];
  const outdated: string[] = [];
  const findFresh = pairCells(mine, released, known);
  mine.forEach((cell, position) => {
    const { before, after } = findFresh(position);
    const digest = digestSource(cell.source);
    const isChanged = before === null || before.digest !== digest;
    const next = after === null ? undefined : released[after];
    if (next === undefined) {
      if (isChanged) placed.push({ json: cell.json, fresh: null });
    } else if (isChanged && next.source !== cell.source) {
      placed.push({ json: keepCell(cell, next), fresh: after });
      if (before?.digest !== digestSource(next.source)) outdated.push(nameCell(cell, position));
    } else placed.push({ json: updateCell(cell, next), fresh: after });
  });
  const missing = insertNew(placed, released, known);

  const [old, made] = [readJson(current) as JsonObject, readJson(fresh) as JsonObject];
  const text = writeJson(
    withIds({ ...old, ...mergeFrame(old, made), cells: placed.map(({ json }) => json) }),
  );
  return { text: text === writeJson(old) ? current : text, outdated, missing };
}

/** For each of the student's cells: the known one it was, and the index of the released one it is to be. */
function pairCells(mine: readonly CellFile[], released: readonly CellFile[], known: readonly KnownCell[]) {
  const old = matchCells(mine.map(recordCell), known);
  const made = matchCells(released.map(recordCell), known);
  return (position: number): { readonly before: KnownCell | null; readonly after: number | null } => {
    const index = old[position] ?? null;
    const cell = mine[position];
    // An update that was cut short has put the new cells there already.
    const isThere = (item: CellFile, at: number) =>
      made[at] === null && item.id !== null && item.id === cell?.id && item.source === cell.source;
    const after = index === null ? released.findIndex(isThere) : made.indexOf(index);
    return { before: index === null ? null : (known[index] ?? null), after: after < 0 ? null : after };
  };
}

/** Puts cells that are new in this release behind those they follow. @returns the graded ones that are not there */
function insertNew(placed: Placed[], released: readonly CellFile[], known: readonly KnownCell[]): string[] {
  const made = matchCells(released.map(recordCell), known);
  const missing: string[] = [];
  released.forEach((cell, index) => {
    if (placed.some(({ fresh }) => fresh === index)) return;
    const before = known[made[index] ?? -1];
    if (before !== undefined) {
      if (cell.graded !== null && before.digest !== digestSource(cell.source)) missing.push(cell.graded);
      return;
    }
    let at = placed.length;
    const isBefore = ({ fresh }: Placed) => fresh !== null && fresh < index;
    while (at > 0 && !isBefore(placed[at - 1] as Placed)) at--;
    const ids = new Set(placed.map(({ json }) => json['id']));
    const id = cell.id !== null && ids.has(cell.id) ? { id: findFreeId(`${cell.id}-new`, ids) } : {};
    placed.splice(at, 0, { json: { ...cell.json, ...id }, fresh: index });
  });
  return missing;
}

function nameCell({ id }: CellFile, position: number): string {
  return id === null ? `cell ${position + 1}` : `cell ${position + 1} (${id})`;
}

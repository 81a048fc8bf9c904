import type { Json } from '../domain';
import { isObject, type JsonObject } from '../release/notebookJson';
import type { CellFile } from './updateFolderCells';

/** The student's cell as it is, with what the grader finds it by. */
export function keepCell({ id, json }: CellFile, next: CellFile): JsonObject {
  const metadata = asObject(json['metadata']);
  const grader = asObject(next.json['metadata'])['grader'];
  return {
    ...json,
    ...nameId(id ?? next.id),
    metadata: grader === undefined ? metadata : { ...metadata, grader },
  };
}

/** The released cell, with what the student's sessions left in it. */
export function updateCell({ id, json, source }: CellFile, next: CellFile): JsonObject {
  const metadata = { ...asObject(json['metadata']), ...asObject(next.json['metadata']) };
  const isSameKind = json['cell_type'] === next.json['cell_type'];
  if (isSameKind && source === next.source) return { ...json, ...nameId(id ?? next.id), metadata };
  const { outputs, execution_count } = json;
  const session =
    isSameKind && outputs !== undefined && execution_count !== undefined ? { outputs, execution_count } : {};
  return { ...next.json, ...nameId(id ?? next.id), ...session, metadata };
}

/** What stands around the cells: the student's own, but the assignment and the kernel are the release's. */
export function mergeFrame(old: JsonObject, made: JsonObject): JsonObject {
  const { grader, kernelspec, ...rest } = asObject(made['metadata']);
  const chosen = Object.fromEntries(
    Object.entries({ grader, kernelspec }).filter(([, value]) => value !== undefined),
  ) as JsonObject;
  return {
    metadata: { ...rest, ...asObject(old['metadata']), ...chosen },
    nbformat_minor: Math.max(Number(old['nbformat_minor'] ?? 0), Number(made['nbformat_minor'] ?? 0)),
  };
}

/** From format 4.5 on each cell has an id. */
export function withIds(notebook: JsonObject): JsonObject {
  if (Number(notebook['nbformat_minor']) < 5) return notebook;
  const cells = notebook['cells'] as readonly JsonObject[];
  const ids = new Set(cells.map(({ id }) => id));
  const named = cells.map((cell, position) => {
    if (cell['id'] !== undefined) return cell;
    const id = findFreeId(`cell-${position + 1}`, ids);
    ids.add(id);
    return { ...cell, id };
  });
  return { ...notebook, cells: named };
}

/** The id, or the first like it that no cell has. */
export function findFreeId(id: string, ids: ReadonlySet<Json | undefined>): string {
  let free = id;
  for (let count = 2; ids.has(free); count++) free = `${id}-${count}`;
  return free;
}

function nameId(id: string | null): JsonObject {
  return id === null ? {} : { id };
}

function asObject(json: Json | undefined): JsonObject {
  return isObject(json) ? json : {};
}

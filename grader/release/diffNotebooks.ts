import { diffArrays, structuredPatch } from 'diff';
import type { Json } from '../domain';
import { isObject, type JsonObject, readSource, splitNotebook, writeJson } from './notebookJson';

/**
 * What differs between the notebook that is committed and the one a fresh release gives, cell by cell, for a reader:
 * `-` is committed, `+` is fresh. The empty string when the two texts are equal.
 *
 * @param committed text of the committed notebook; it may be anything
 * @param fresh what `releaseNotebook` returned
 */
export function diffNotebooks(committed: string, fresh: string): string {
  if (committed === fresh) return '';
  const old = readCells(committed);
  const made = readCells(fresh);
  if (old === null || made === null) return 'The committed file is not a notebook; release writes it anew.\n';

  const parts = [...compareCells(old.cells, made.cells), ...compareTexts('notebook', old.rest, made.rest)];
  if (parts.length === 0) {
    return 'The notebooks are the same but for the layout of their JSON (spacing, key order, line ends); release writes it as Jupyter does.\n';
  }
  return `${parts.join('\n')}\n`;
}

interface CellText {
  /** The id, or the position where there is none: what pairs an old cell with a new one. */
  readonly key: string;
  readonly label: string;
  readonly source: string;
  /** Everything but the source, as JSON. */
  readonly rest: string;
}

interface NotebookText {
  readonly cells: readonly CellText[];
  readonly rest: string;
}

function readCells(text: string): NotebookText | null {
  const notebook = splitNotebook(text);
  return notebook && { cells: notebook.cells.map(readCell), rest: writeJson(notebook.rest) };
}

function readCell(cell: Json, index: number): CellText {
  const { source, ...rest }: JsonObject = isObject(cell) ? cell : {};
  const id = typeof rest['id'] === 'string' ? rest['id'] : null;
  return {
    key: id ?? `#${index + 1}`,
    label: id === null ? `cell ${index + 1}` : `cell ${index + 1} (${id})`,
    source: readSource(source),
    rest: writeJson(rest),
  };
}

function compareCells(old: readonly CellText[], made: readonly CellText[]): string[] {
  const parts: string[] = [];
  let oldIndex = 0;
  let madeIndex = 0;
  const changes = diffArrays(
    old.map((cell) => cell.key),
    made.map((cell) => cell.key),
  );
  for (const { added, removed, value } of changes) {
    for (let step = 0; step < value.length; step++) {
      const before = added ? undefined : old[oldIndex++];
      const after = removed ? undefined : made[madeIndex++];
      parts.push(...compareCell(before, after));
    }
  }
  return parts;
}

function compareCell(before: CellText | undefined, after: CellText | undefined): string[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined)
    return [`${after?.label} is missing in the committed notebook`, mark('+', after?.source)];
  if (after === undefined)
    return [`${before.label} is only in the committed notebook`, mark('-', before.source)];
  return [
    ...compareTexts(after.label, before.source, after.source),
    ...compareTexts(`${after.label}, besides its source`, before.rest, after.rest),
  ];
}

function compareTexts(label: string, before: string, after: string): string[] {
  if (before === after) return [];
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 2 });
  return hunks.flatMap((hunk) => [
    `${label}, line ${hunk.newStart}:`,
    ...hunk.lines.filter(isText).map(shorten),
  ]);
}

function mark(sign: string, source = ''): string {
  return source
    .split('\n')
    .map((line) => shorten(`${sign}${line}`))
    .join('\n');
}

/** A picture in an output is one line of a hundred thousand letters. */
function shorten(line: string): string {
  return line.length > 1000 ? `${line.slice(0, 1000)}…` : line;
}

/** Patches note a missing newline at the end with a line of their own; the last line of a cell never has one. */
function isText(line: string): boolean {
  return !line.startsWith('\\');
}

import type { Json } from '../domain';

export interface JsonObject {
  readonly [key: string]: Json;
}

/** True for what stands in braces in a JSON file. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a notebook as data; a byte order mark is no part of it. Throws what JSON.parse throws. */
export function readJson(text: string): Json {
  return JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
}

/** A notebook's text as its cells and all the rest; null for what is no notebook. */
export function splitNotebook(
  text: string,
): { readonly cells: readonly Json[]; readonly rest: JsonObject } | null {
  let file: Json;
  try {
    file = readJson(text);
  } catch {
    return null;
  }
  if (!isObject(file) || !Array.isArray(file['cells'])) return null;
  const { cells, ...rest } = file;
  return { cells: cells as readonly Json[], rest };
}

/** A cell's source, which files hold as a text or as a list of lines, as one text with lines ending in `\n`. */
export function readSource(source: Json | undefined): string {
  if (source === undefined) return '';
  const text =
    typeof source === 'string' ? source : Array.isArray(source) ? source.join('') : writeJson(source);
  return text.replace(/\r\n?/g, '\n');
}

/** The text Jupyter itself would save: keys sorted, one space of indent, a final newline. */
export function writeJson(value: Json): string {
  return `${JSON.stringify(sortKeys(value), null, 1)}\n`;
}

/** Lines as Jupyter stores them: each with its `\n`, the last one without, none for an empty text. */
export function splitLines(source: string): string[] {
  return source === '' ? [] : source.split(/(?<=\n)/);
}

function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  // fromEntries defines, where assignment would lose a key named __proto__.
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sortKeys(entry)]),
  );
}
